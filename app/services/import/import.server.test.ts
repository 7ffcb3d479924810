import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import { createList } from '#app/services/list/create-list.server.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import { challenges, importRows, indicators, organisations } from '#db/schema/index.ts'
import { makeChain, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { discardImport } from './discard-import.server.ts'
import { editLine } from './edit-line.server.ts'
import { importFile } from './import-file.server.ts'
import { mapColumns } from './map-columns.server.ts'
import { previewImport } from './preview-import.server.ts'
import { readImport } from './read-import.server.ts'
import { beginTaking, takeImport } from './take-import.server.ts'
import { uploadImport } from './upload-import.server.ts'

const sheet = [
	'新材料链技术需求征集表,,,,',
	'需求名称*,主要技术难点,主要技术指标,拟投入资金(万元),机构全称',
	'耐高温聚烯烃催化剂,高温失活,"熔指≥30 g/10min;灰分≤20ppm;熔点40~65℃",500万,苏州甲公司',
	',没有名称的一行,灰分≤20ppm,面议,苏州乙公司',
	'耐高温聚烯烃催化剂,同名的另一项,灰分≤10ppm,面议,苏州乙公司',
	'合计,,,500,',
].join('\n')

async function room() {
	const store = await freshDatabase()
	const files = new Map<string, Uint8Array>()
	const storage = {
		put: async (bytes: Uint8Array) => {
			files.set('file', bytes)
			return 'file'
		},
		read: (name: string) => Readable.from([Buffer.from(files.get(name) ?? [])]),
	}
	const parts = await store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute' })
		const other = await makeOrganisation(tx, { kind: 'institute' })
		await makeChain(tx, lead.id)
		await makeList(tx, { code: 'XCL-LIST', chainSlug: 'new-materials', status: 'draft', releasedAt: null, ownerOrganisationId: lead.id })
		return { lead: await makeMember(tx, lead, ['new-materials']), stranger: await makeMember(tx, other) }
	})
	const upload = (text = sheet, actor = parts.lead) =>
		uploadImport({ store, storage, actor, listCode: 'XCL-LIST', fileName: '征集表.csv', bytes: new TextEncoder().encode(text), now })
	const read = async (text?: string) => {
		const uploaded = await upload(text)
		if (!uploaded.ok) throw new Error('refused')
		await readImport({ store, storage, importId: uploaded.value, now })
		return uploaded.value
	}
	const preview = async (importId: string) => {
		const outcome = await previewImport({ store, actor: parts.lead, importId, view: 'all', page: 1, now })
		if (!outcome.ok) throw new Error('refused')
		return outcome.value
	}
	return { store, storage, ...parts, upload, read, preview }
}

test('a file is read under its title row; rows without a title must change, the same title twice is pointed out, totals fall away', async () => {
	const { read, preview } = await room()
	const { lines, counts } = await preview(await read())
	expect(lines.map(({ rowNumber, draft, duplicateOf }) => [rowNumber, draft.title, draft.indicators.length, draft.budgetFen, duplicateOf])).toEqual([
		[3, '耐高温聚烯烃催化剂', 3, 500_000_000, null],
		[4, '', 1, null, null],
		[5, '耐高温聚烯烃催化剂', 1, null, '3'],
	])
	expect(counts).toMatchObject({ all: 3, errors: 1, ready: 2, existing: 0 })
})

test('with a row that must change nothing is taken as a whole; the valid ones can be, and become findable drafts with codes', async () => {
	const { store, lead, read } = await room()
	const importId = await read()
	expect(await beginTaking({ store, actor: lead, importId, isValidOnly: false, now })).toEqual(refuse({ code: 'lines-with-errors', count: 1 }))
	expect(await store.db.select().from(challenges)).toEqual([])
	expect((await beginTaking({ store, actor: lead, importId, isValidOnly: true, now })).ok).toBe(true)
	expect(await takeImport({ store, actor: lead, importId, now })).toBe(2)
	const taken = await store.db.select().from(challenges).orderBy(challenges.code)
	expect(taken.map(({ code, status, budgetFen }) => [code, status, budgetFen])).toEqual([
		['XCL-2026-0001', 'draft', 500_000_000],
		['XCL-2026-0002', 'draft', null],
	])
	expect(await store.db.select().from(indicators)).toHaveLength(4)
	expect(
		(await store.db.select().from(organisations))
			.filter(({ status }) => status === 'unclaimed')
			.map(({ name }) => name)
			.sort(),
	).toEqual(['苏州乙公司', '苏州甲公司'])
	expect((await store.db.select().from(importRows)).map(({ challengeId }) => challengeId !== null).filter(Boolean)).toHaveLength(2)
})

test('a correction in place is read at once and taken', async () => {
	const { store, lead, read, preview } = await room()
	const importId = await read()
	expect((await editLine({ store, actor: lead, importId, rowNumber: 4, texts: { title: '补上的名称', budget: '80' }, isExcluded: false, now })).ok).toBe(true)
	const { lines, counts } = await preview(importId)
	expect(lines[1]?.draft).toMatchObject({ title: '补上的名称', budgetFen: 80_000_000 })
	expect(counts.errors).toBe(0)
	await beginTaking({ store, actor: lead, importId, isValidOnly: false, now })
	expect(await takeImport({ store, actor: lead, importId, now })).toBe(3)
})

test('the same file again says what is there already, and adds nothing', async () => {
	const { store, lead, read, preview } = await room()
	const first = await read()
	await beginTaking({ store, actor: lead, importId: first, isValidOnly: true, now })
	await takeImport({ store, actor: lead, importId: first, now })
	const again = await read()
	expect((await preview(again)).counts).toMatchObject({ existing: 2, ready: 0 })
	expect(await beginTaking({ store, actor: lead, importId: again, isValidOnly: true, now })).toEqual(refuse({ code: 'nothing-to-take' }))
	expect(await store.db.select().from(challenges)).toHaveLength(2)
})

test('a corrected mapping is read again and remembered for the next file with these headers', async () => {
	const { store, storage, lead, read, preview } = await room()
	const importId = await read()
	expect(await mapColumns({ store, actor: lead, importId, mapping: { 1: 'goal' }, now })).toEqual(refuse({ code: 'mapping-without-title' }))
	const twice = { 0: 'title', 1: 'goal', 2: 'budget', 3: 'budget' } as const
	expect(await mapColumns({ store, actor: lead, importId, mapping: twice, now })).toEqual(refuse({ code: 'mapping-twice' }))
	expect((await mapColumns({ store, actor: lead, importId, mapping: { 0: 'title', 1: 'goal', 4: 'issuerName' }, now })).ok).toBe(true)
	await readImport({ store, storage, importId, now })
	expect((await preview(importId)).lines[0]?.draft).toMatchObject({ goal: '高温失活', problem: '' })
	expect((await preview(await read())).lines[0]?.draft).toMatchObject({ goal: '高温失活' })
})

test('a file that cannot be read leaves a reason and no line', async () => {
	const { store, read } = await room()
	const importId = await read('只有一列\n没有表头')
	const found = await ImportRepository.findWithList(store.db, importId)
	expect(found?.import).toMatchObject({ status: 'refused', refusal: { code: 'no-header-found' } })
	expect(await store.db.select().from(importRows)).toEqual([])
})

test('another institute is told that list and import do not exist, and nothing is written', async () => {
	const { store, stranger, upload, read } = await room()
	expect(await upload(sheet, stranger)).toEqual(refuse({ code: 'not-found' }))
	const importId = await read()
	const asked = { store, actor: stranger, importId, now }
	expect(await previewImport({ ...asked, view: 'all', page: 1 })).toEqual(refuse({ code: 'not-found' }))
	expect(await beginTaking({ ...asked, isValidOnly: true })).toEqual(refuse({ code: 'not-found' }))
	expect(await editLine({ ...asked, rowNumber: 4, texts: { title: 'x' }, isExcluded: false })).toEqual(refuse({ code: 'not-found' }))
	expect(await discardImport(asked)).toEqual(refuse({ code: 'not-found' }))
	expect(await store.db.select().from(challenges)).toEqual([])
	expect((await store.db.select().from(importRows)).every(({ edits }) => Object.keys(edits).length === 0)).toBe(true)
})

test('two people taking at once: one does, the other is told', async () => {
	const { store, lead, read } = await room()
	const importId = await read()
	const both = await Promise.all([1, 2].map(() => beginTaking({ store, actor: lead, importId, isValidOnly: true, now })))
	expect(both.filter(({ ok }) => ok)).toHaveLength(1)
	expect(await takeImport({ store, actor: lead, importId, now })).toBe(2)
	expect(await takeImport({ store, actor: lead, importId, now })).toBe(0)
	expect(await store.db.select().from(challenges)).toHaveLength(2)
})

test('from the console a sheet goes into a new list of its chain, and a second time adds nothing', async () => {
	const { store } = await room()
	const asked = { store, bytes: new TextEncoder().encode(sheet), fileName: 'a.csv', listCode: 'XCL-NEU', chainSlug: null, now }
	expect(await importFile(asked)).toMatchObject({ ok: true, value: { isNew: true, read: 3, taken: 2, existing: 0, refused: 1 } })
	expect(await importFile(asked)).toMatchObject({ ok: true, value: { isNew: false, taken: 0, existing: 2 } })
	expect(await importFile({ ...asked, listCode: 'ZZZ', chainSlug: 'nowhere' })).toMatchObject({ ok: false })
	expect(await store.db.select().from(challenges)).toHaveLength(2)
})

test('a list begun in the browser takes a number that no list from the console has', async () => {
	const { store, lead } = await room()
	const details = { title: '第二批', note: '', bidsCloseAt: null }
	const begin = () => createList({ store, actor: lead, chainSlug: 'new-materials', details, now })
	const first = await begin()
	if (!first.ok) throw new Error('refused')
	const [, year = '', number = ''] = /^XCL-(\d{4})-L(\d{3})$/.exec(first.value) ?? []
	const codeOf = (further: number) => `XCL-${year}-L${String(Number(number) + further).padStart(3, '0')}`
	const asked = { store, bytes: new TextEncoder().encode(sheet), fileName: 'a.csv', chainSlug: null, now }
	for (const further of [1, 2]) expect((await importFile({ ...asked, listCode: codeOf(further) })).ok).toBe(true)
	expect(await begin()).toEqual(accept(codeOf(3)))
})
