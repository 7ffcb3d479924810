import { buffer } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { replacing } from '#app/domain/bid/correction-files.ts'
import { refuse } from '#app/domain/decision.ts'
import { askCorrection } from '#app/services/screening/ask-correction.server.ts'
import { sweepDiscardedFiles } from '#app/services/seal/sweep-discarded-files.server.ts'
import { listEntries } from '#db/repositories/audit-repository.ts'
import { bids, declarations } from '#db/schema/index.ts'
import { afterDeadline, deadline, refusedAttempts } from '#tests/support/bidding.ts'
import { kept, planted, sampleDocx, sampleJpg, samplePdf, sampleXlsx, telling } from '#tests/support/blind-samples.ts'
import { correctionSent } from '#tests/support/correcting.ts'
import { leaksIn } from '#tests/support/every-byte.ts'
import { everythingPackaged, packaging } from '#tests/support/packaging.ts'
import { vault } from '#tests/support/vault.ts'
import { readBlindFile } from './read-package.server.ts'

const named = (bytes: Uint8Array<ArrayBuffer>, name: string) => ({ name: `${planted.organisation}-${planted.person}.${name}`, bytes })
/** Two that are masked, one picture, one that names somebody, one archive. */
async function samples() {
	const zip = new Uint8Array(zipSync({ 'a.txt': strToU8(telling) }))
	const telltale = await samplePdf({ words: `by ${planted.organisationEn}` })
	return [named(await sampleDocx(), 'docx'), named(await sampleXlsx(), 'xlsx'), named(sampleJpg(), 'jpg'), named(telltale, 'pdf'), named(zip, 'zip')]
}
const notFound = refuse({ code: 'not-found' })

test('nothing an expert is served tells who bid: no text, no name of a file, no byte of a file', async () => {
	const { prepare, page, decide, pass, begin, read, bytesOf, fileIds, bidId } = await packaging(await samples())
	expect(await prepare([planted.word])).toMatchObject({ ok: true })
	expect(await page()).toMatchObject({
		value: {
			mayPass: false,
			passed: null,
			words: [planted.word],
			files: [
				{ name: '附件1.docx', outcome: 'masked', findings: [], isUndecided: false },
				{ name: '附件2.xlsx', outcome: 'masked' },
				{ name: '附件3.jpg', outcome: 'held', findings: ['picture'], isUndecided: true, mayGoOn: true },
				{ name: '附件4.pdf', outcome: 'held', findings: ['annotations', 'identity'], mayGoOn: false, size: null },
				{ name: '附件5.zip', outcome: 'held', findings: ['archive'], mayGoOn: false },
			],
		},
	})
	for (const [at, decision] of [
		[2, 'pass'],
		[3, 'leave-out'],
		[4, 'leave-out'],
	] as const)
		expect(await decide(at, decision)).toMatchObject({ ok: true })
	expect(await pass()).toMatchObject({ ok: true })
	const [expert] = await begin()
	if (!expert) throw new Error('nobody is seated')
	const answer = await read(expert)
	if (!answer.ok) throw new Error(answer.refusal.code)
	const { reading } = answer.value
	expect(leaksIn(strToU8(JSON.stringify(answer)))).toEqual([])
	expect(reading.content.approach).toContain(`${kept}，【机构】`)
	expect(reading).toMatchObject({ lead: null, bidId, files: [{ name: '附件1.docx' }, { name: '附件2.xlsx' }, { name: '附件3.jpg' }] })
	expect(reading.code).toMatch(/^[A-HJ-NP-Z2-9]{4}$/)
	for (const at of [0, 1, 2]) {
		const file = await bytesOf(expert, at)
		if (typeof file === 'string') throw new Error(file)
		expect([file.name, leaksIn(file.bytes)]).toEqual([reading.files[at]?.name, []])
	}
	for (const at of [3, 4]) expect(await bytesOf(expert, at)).toBe('not-found')
	expect(fileIds).toHaveLength(5)
})

test('the panel is served the files as they were corrected, masked, and none of those they replaced', async () => {
	const setting = await packaging([named(await sampleDocx(), 'docx'), named(sampleJpg(), 'jpg')])
	const { store, storage, issuer, firm, challenge, bidId, fileIds, prepare, page, pass, begin, read } = setting
	const [old = ''] = fileIds
	await store.tx((tx) => tx.update(bids).set({ status: 'opened' }))
	const asked = { fields: [replacing(old), 'files' as const], reason: '第一个附件看不清，另缺一份表' }
	await askCorrection({ store, actor: issuer, code: challenge.code, bidId, asked, now: afterDeadline })
	const files = [
		{ point: replacing(old), fileName: `${planted.organisation}.xlsx`, bytes: await sampleXlsx() },
		{ point: 'files', fileName: `${planted.person}.txt`, bytes: strToU8(telling) },
	]
	expect(await correctionSent({ store, storage, bidId, actor: firm })({ files })).toMatchObject({ ok: true })
	await store.tx((tx) => tx.update(bids).set({ status: 'qualified' }))
	await prepare([planted.word])
	const listed = [{ name: '附件1.xlsx', outcome: 'masked' }, { name: '附件2.jpg' }, { name: '附件3.txt', outcome: 'masked' }]
	const shown = await page()
	expect(shown).toMatchObject({ value: { files: listed } })
	const ids = shown.ok ? shown.value.files.map(({ id }) => id) : []
	expect([ids.includes(old), ids[1]]).toEqual([false, fileIds[1]])
	await setting.decide(1, 'leave-out')
	expect(await pass()).toMatchObject({ ok: true })
	const [expert] = await begin()
	if (!expert) throw new Error('nobody is seated')
	expect(await read(expert)).toMatchObject({ value: { reading: { files: [{ id: ids[0] }, { id: ids[2] }] } } })
	const bytesOf = async (fileId: string) => {
		const answer = await readBlindFile({ store, vault, storage, actor: expert, bidId, fileId, now: afterDeadline })
		return answer.ok ? new Uint8Array(await buffer(answer.value.read())) : answer.refusal.code
	}
	for (const id of [ids[0] ?? '', ids[2] ?? '']) {
		const bytes = await bytesOf(id)
		expect(typeof bytes === 'string' ? bytes : leaksIn(bytes)).toEqual([])
	}
	expect(await bytesOf(old)).toBe('not-found')
})

test('the page of the screener shows the panel’s own reading, and its held pictures before they are passed on', async () => {
	const { store, issuer, prepare, page, pass, decide, begin, read, bytesOf } = await packaging(await samples())
	await prepare([planted.word])
	const looked = await bytesOf(issuer, 2)
	expect(typeof looked !== 'string' && leaksIn(looked.bytes)).toEqual([])
	expect(await bytesOf(issuer, 3)).toBe('not-found')
	for (const at of [2, 3, 4]) await decide(at, 'leave-out')
	await pass()
	const preview = await page()
	const [expert] = await begin()
	const answer = expert ? await read(expert) : notFound
	expect(answer.ok && answer.value.reading).toEqual(preview.ok && preview.value.reading)
	const sent = await listEntries(store.db, { kind: 'file.sent', limit: 9 })
	expect(sent).toMatchObject([{ entry: { actorUserId: issuer.userId } }])
})

test('what names somebody or cannot be looked into is never passed on, a picture only by somebody who looked; refused, nothing is written', async () => {
	const { store, stored, issuer, prepare, decide, pass } = await packaging(await samples())
	await prepare()
	const before = [await everythingPackaged(store), stored()]
	expect(await decide(3, 'pass')).toEqual(refuse({ code: 'file-barred' }))
	expect(await decide(4, 'pass')).toEqual(refuse({ code: 'file-barred' }))
	expect(await decide(2, 'pass', { looked: false })).toEqual(refuse({ code: 'file-unseen' }))
	expect(await decide(9, 'pass')).toEqual(notFound)
	expect(await pass()).toEqual(refuse({ code: 'files-undecided' }))
	expect([await everythingPackaged(store), stored()]).toEqual(before)
	expect((await refusedAttempts(store)).map(({ kind, refusal }) => [kind, refusal])).toEqual([
		['package.file-decided', 'file-barred'],
		['package.file-decided', 'file-barred'],
		['package.file-decided', 'file-unseen'],
		['package.passed', 'files-undecided'],
	])
	expect(await decide(2, 'pass')).toMatchObject({ ok: true })
	const decided = (await everythingPackaged(store)).blindFiles[2]
	expect(decided).toMatchObject({ outcome: 'passed', decidedByUserId: issuer.userId, decidedAt: expect.any(Date) })
	expect(await listEntries(store.db, { kind: 'package.file-decided', isRefused: false, limit: 9 })).toMatchObject([
		{ entry: { actorUserId: issuer.userId, after: { outcome: 'passed', findings: 'picture' } } },
	])
})

test('another word prepares the package anew under its code, takes back that it was passed, and lets go of the bytes before', async () => {
	const { store, storage, stored, prepare, pass, page, bytesOf, issuer } = await packaging([named(await sampleDocx(), 'docx')])
	await prepare()
	await pass()
	const first = (await everythingPackaged(store)).packages[0]
	expect(first).toMatchObject({ passedAt: expect.any(Date) })
	expect(await prepare([kept])).toMatchObject({ ok: true })
	const { packages, discarded, blindFiles } = await everythingPackaged(store)
	expect(packages[0]).toMatchObject({ code: first?.code, passedAt: null, words: [kept] })
	expect([discarded.length, stored().length]).toEqual([1, 3])
	await sweepDiscardedFiles({ store, storage })
	expect(stored()).toHaveLength(2)
	expect(stored()).toContain(blindFiles[0]?.storageName)
	const file = await bytesOf(issuer, 0)
	expect(typeof file !== 'string' && Buffer.from(file.bytes).includes(kept)).toBe(false)
	expect(await page()).toMatchObject({ value: { mayPass: true, reading: { content: { team: expect.not.stringContaining(kept) } } } })
})

test('a page that a colleague has overtaken changes nothing, and leaves no byte', async () => {
	const { store, stored, issuer, prepare, pass } = await packaging([named(await sampleDocx(), 'docx')])
	const answers = await Promise.all([prepare(['甲方'], issuer, 0), prepare(['乙方'], issuer, 0)])
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
	expect(answers).toContainEqual(refuse({ code: 'stale' }))
	expect(stored()).toHaveLength(2)
	await pass()
	expect((await everythingPackaged(store)).packages).toHaveLength(1)
})

test('only the issuer prepares, sees and passes; only an expert who holds a seat reads, once it was passed and the panel began; nothing else is there, nor written', async () => {
	const { store, stored, firm, rival, officer, office, issuer, prepare, page, decide, pass, begin, read, bytesOf } = await packaging([
		named(await sampleDocx(), 'docx'),
	])
	const untouched = await everythingPackaged(store)
	for (const actor of [firm, rival, officer, office]) expect(await prepare([], actor)).toEqual(notFound)
	expect([await everythingPackaged(store), stored().length]).toEqual([untouched, 1])
	await prepare()
	const prepared = await everythingPackaged(store)
	const [accepted, invited, declined] = await begin()
	if (!accepted || !invited || !declined) throw new Error('nobody is seated')
	for (const actor of [firm, rival, officer, office, accepted, invited, declined]) {
		expect(await page(actor)).toEqual(notFound)
		expect(await decide(0, 'leave-out', { actor })).toEqual(notFound)
		expect(await pass(actor)).toEqual(notFound)
		expect(await read(actor)).toEqual(notFound)
		expect(await bytesOf(actor, 0)).toBe('not-found')
	}
	expect(await pass()).toMatchObject({ refusal: { code: 'wrong-status' } })
	expect(await prepare()).toMatchObject({ refusal: { code: 'wrong-status' } })
	expect(await everythingPackaged(store)).toEqual(prepared)
	expect(await read(issuer)).toEqual(notFound)
})

test('before the panel begins not even its experts read; after it those who hold no seat do not', async () => {
	const { prepare, pass, begin, read, bytesOf, rival } = await packaging([named(await sampleDocx(), 'docx')])
	await prepare()
	await pass()
	expect(await read(rival)).toEqual(notFound)
	const [accepted, invited, declined] = await begin()
	if (!accepted || !invited || !declined) throw new Error('nobody is seated')
	expect(await read(accepted)).toMatchObject({ ok: true })
	for (const actor of [invited, declined, rival]) {
		expect(await read(actor)).toEqual(notFound)
		expect(await bytesOf(actor, 0)).toBe('not-found')
	}
})

test('an expert who comes to be in conflict with the bid reads nothing of it any more', async () => {
	const { store, firm, prepare, pass, begin, read, bytesOf } = await packaging([named(await sampleDocx(), 'docx')])
	await prepare()
	await pass()
	const [expert] = await begin()
	if (!expert) throw new Error('nobody is seated')
	expect(await read(expert)).toMatchObject({ ok: true })
	await store.tx((tx) => tx.insert(declarations).values({ userId: expert.userId, organisationId: firm.organisation.id, declaredAt: deadline }))
	expect(await read(expert)).toEqual(notFound)
	expect(await bytesOf(expert, 0)).toBe('not-found')
})

test('where a panel reads with names, the same package is the bid itself', async () => {
	const { prepare, pass, begin, read, bytesOf } = await packaging(await samples(), 'named')
	await prepare()
	expect(await pass()).toMatchObject({ ok: true })
	const [expert] = await begin()
	if (!expert) throw new Error('nobody is seated')
	expect(await read(expert)).toMatchObject({ value: { reading: { lead: { name: planted.organisation }, content: { team: telling } } } })
	const file = await bytesOf(expert, 2)
	expect(typeof file !== 'string' && file.bytes).toEqual(sampleJpg())
})
