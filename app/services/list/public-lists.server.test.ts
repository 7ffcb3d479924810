import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { assembleRow } from '#app/domain/import/assemble.ts'
import { findHeader } from '#app/domain/import/header.ts'
import { tidyRows } from '#app/domain/import/tidy.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { readChain } from '../chain/read-chain.server.ts'
import { readSpreadsheet } from '../import/read-spreadsheet.server.ts'
import { readOrganisation } from '../organisation/read-organisation.server.ts'
import { exportList } from './export-list.server.ts'
import { readList } from './read-list.server.ts'
import { readLists } from './read-lists.server.ts'

const visitor: Actor = { kind: 'visitor' }
const contact = { contactName: '王工', contactPhone: '021-5555' }

/** A released list with two challenges and one sent back, and a list still being composed. */
async function lists() {
	const store = await freshDatabase()
	return store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute', slug: 'lead', name: '链主院所' })
		const chainSlug = await makeChain(tx, lead.id)
		const released = await makeList(tx, { code: 'XCL-2026-L001', chainSlug, ownerOrganisationId: lead.id })
		const draft = await makeList(tx, { code: 'XCL-2026-L002', chainSlug, ownerOrganisationId: lead.id, status: 'draft', releasedAt: null })
		const base = { listId: released.id, issuerOrganisationId: lead.id, chainSlug, citySlug: 'suzhou' as const, ...contact }
		await makeChallenge(tx, { ...base, position: 2, title: '第二题', code: 'XCL-2026-0002', budgetFen: 500_0000_00, problem: '一\n二', keywords: ['甲', '乙'] })
		await makeChallenge(tx, { ...base, position: 1, title: '=第一题', code: 'XCL-2026-0001', ipRule: '共有', durationMonths: 18 })
		await makeChallenge(tx, { ...base, position: 3, title: '退回的题', status: 'returned', budgetFen: 1 })
		await makeChallenge(tx, { ...base, listId: draft.id, title: '起草的题', status: 'draft' })
		return { store, leader: await makeMember(tx, lead, [chainSlug]) }
	})
}

test('what is not released is in no list, count, sum or export', async () => {
	const { store } = await lists()
	const outcome = await readList({ store, actor: visitor, code: 'XCL-2026-L001', now })
	if (!outcome.ok) throw new Error('not found')
	expect(outcome.value.challenges.map(({ title }) => title)).toEqual(['=第一题', '第二题'])
	expect(outcome.value.sum).toEqual({ count: 2, budgetFen: 500_0000_00 })
	expect((await readLists({ store, page: 1, now })).lists).toMatchObject([{ code: 'XCL-2026-L001', challengeCount: 2 }])

	const chain = await readChain({ store, actor: visitor, slug: 'new-materials', now })
	expect(chain.ok && chain.value).toMatchObject({ openCount: 2, lists: [{ challengeCount: 2 }] })
	const organisation = await readOrganisation({ store, slug: 'lead', now })
	expect(organisation.ok && organisation.value.issued.map(({ title }) => title).sort()).toEqual(['=第一题', '第二题'])
	const file = await exportList({ store, actor: visitor, code: 'XCL-2026-L001', language: 'zh' })
	if (!file.ok) throw new Error('not found')
	expect(JSON.stringify(await readSpreadsheet(file.value))).not.toContain('退回的题')
})

test('a list being composed does not exist for a visitor, on its page or as a download', async () => {
	const { store, leader } = await lists()
	const asked = { store, code: 'XCL-2026-L002', language: 'zh' as const, now }
	expect(await readList({ ...asked, actor: visitor })).toEqual(refuse({ code: 'not-found' }))
	expect(await exportList({ ...asked, actor: visitor })).toEqual(refuse({ code: 'not-found' }))
	expect((await readList({ ...asked, actor: leader })).ok).toBe(true)
})

test('an exported list is read back as it was, in either language; contacts only for those who may see them', async () => {
	const { store, leader } = await lists()
	const drafts = async (actor: Actor, language: 'zh' | 'en') => {
		const file = await exportList({ store, actor, code: 'XCL-2026-L001', language })
		if (!file.ok) throw new Error('not found')
		const sheet = await readSpreadsheet(file.value)
		const header = sheet.ok ? findHeader(sheet.value.rows) : undefined
		if (!sheet.ok || !header) throw new Error('not read')
		return tidyRows(sheet.value.rows, header, sheet.value.merges).map(({ cells }) => {
			const row = assembleRow({ headers: header.headers, mapping: header.mapping, cells, now })
			expect(row.problems.filter(({ severity }) => severity === 'error')).toEqual([])
			return row.draft
		})
	}
	for (const language of ['zh', 'en'] as const) {
		const read = await drafts(leader, language)
		expect(read).toMatchObject([
			{ code: 'XCL-2026-0001', title: '=第一题', budgetFen: null, ipRule: '共有', durationMonths: 18, issuerName: '链主院所', ...contact },
			{ code: 'XCL-2026-0002', title: '第二题', budgetFen: 500_0000_00, problem: '一\n二', keywords: ['甲', '乙'], citySlug: 'suzhou', ...contact },
		])
		expect(read[0]?.indicators).toMatchObject([
			{ name: '熔指', comparator: 'at-least', target: '30', unit: 'g/10min' },
			{ name: '灰分', comparator: 'at-most', target: '20', unit: 'ppm' },
			{ name: '熔点', comparator: 'range', target: '40', targetUpper: '65', unit: '℃' },
		])
		expect(await drafts(visitor, language)).toMatchObject([{ contactName: '', contactPhone: '' }, { contactName: '' }])
	}
})

test('a page past the end of a list is its last, and numbers go on', async () => {
	const { store } = await lists()
	expect(await readList({ store, actor: visitor, code: 'XCL-2026-L001', page: 9, now })).toMatchObject({ value: { page: 1, pages: 1, offset: 0 } })
})

test('an organisation still waiting for its verification has no public page', async () => {
	const { store } = await lists()
	await store.tx(async (tx) => {
		await makeOrganisation(tx, { slug: 'waiting', status: 'pending' })
		await makeOrganisation(tx, { slug: 'known', status: 'unclaimed' })
	})
	expect(await readOrganisation({ store, slug: 'waiting', now })).toEqual(refuse({ code: 'not-found' }))
	expect(await readOrganisation({ store, slug: 'nobody', now })).toEqual(refuse({ code: 'not-found' }))
	expect((await readOrganisation({ store, slug: 'known', now })).ok).toBe(true)
})
