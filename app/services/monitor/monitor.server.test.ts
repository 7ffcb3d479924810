import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { MonitorFilter, MonitorRows, measures } from '#app/domain/monitor/filter.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { challenges } from '#db/schema/index.ts'
import { makeBid, makeChain, makeChallenge, makeCity, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { listMonitorRows } from './list-monitor-rows.server.ts'
import { readMonitor } from './read-monitor.server.ts'

const soon = new Date(testNow.getTime() + 3 * 86_400_000)

async function corridor() {
	const store = await freshDatabase()
	const parts = await store.tx(async (tx) => {
		for (const city of ['suzhou', 'wuxi', 'nanjing', 'putuo'] as const) await makeCity(tx, city)
		const lead = await makeOrganisation(tx, { kind: 'institute', citySlug: 'suzhou' })
		const solver = await makeOrganisation(tx, { citySlug: 'nanjing' })
		const bureau = await makeOrganisation(tx, { kind: 'bureau', citySlug: 'wuxi' })
		await makeChain(tx, lead.id)
		const list = await makeList(tx, { chainSlug: 'new-materials' })
		const shared = { listId: list.id, issuerOrganisationId: lead.id, chainSlug: 'new-materials', citySlug: 'suzhou' as const }
		await makeChallenge(tx, { ...shared, title: '无人揭榜', bidsCloseAt: soon, showsBidCount: true })
		await makeChallenge(tx, { ...shared, title: '不公布数量', bidsCloseAt: soon, showsBidCount: false, bidCount: 2 })
		await makeChallenge(tx, { ...shared, title: '起草中', status: 'draft', bidsOpenAt: null })
		const awarded = await makeChallenge(tx, { ...shared, title: '已定榜', status: 'awarded', bidCount: 1 })
		const { bid } = await makeBid(tx, { challengeId: awarded.id, organisationId: solver.id, status: 'won' })
		await tx.update(challenges).set({ awardedBidId: bid.id }).where(eq(challenges.id, awarded.id))
		return { officer: await makeMember(tx, bureau), firm: await makeMember(tx, solver) }
	})
	return { store, ...parts }
}
const everything = MonitorFilter.parse({})

test('a bureau sees posted, bid on, awarded and who solves whose problems; a hidden number of bids stays hidden', async () => {
	const { store, officer } = await corridor()
	const outcome = await readMonitor({ store, actor: officer, filter: everything, now: testNow })
	if (!outcome.ok) throw new Error('refused')
	const { figures, solved, nearDeadline, nearDeadlineCount } = outcome.value
	expect(figures).toMatchObject({ posted: 3, bidOn: 1, awarded: 1, unfilled: 0, hidden: 1, bids: 1 })
	expect(solved).toEqual([{ issuerCity: 'suzhou', solverCity: 'nanjing', count: 1 }])
	expect(nearDeadline.map((row) => row.title)).toEqual(['无人揭榜'])
	expect(nearDeadlineCount).toBe(1)
})

test('an open challenge whose deadline has come counts as judged, at that very millisecond', async () => {
	const { store, officer } = await corridor()
	const stagesAt = async (now: Date) => {
		const outcome = await readMonitor({ store, actor: officer, filter: everything, now })
		return outcome.ok ? Object.fromEntries(outcome.value.figures.byStage.map((row) => [row.stage, row.count])) : {}
	}
	expect(await stagesAt(new Date(soon.getTime() - 1))).toMatchObject({ open: 2, judging: 0 })
	expect(await stagesAt(soon)).toMatchObject({ open: 0, judging: 2 })
})

test('each figure leads to as many rows as it says', async () => {
	const { store, officer } = await corridor()
	const counts: Record<string, number> = {}
	for (const measure of measures) {
		const outcome = await listMonitorRows({ store, actor: officer, asked: MonitorRows.parse({ measure }), now: testNow, pageSize: 20 })
		if (!outcome.ok) throw new Error('refused')
		expect(outcome.value.rows).toHaveLength(outcome.value.count)
		counts[measure] = outcome.value.count
	}
	expect(counts).toEqual({ posted: 3, 'bid-on': 1, awarded: 1, unfilled: 0, 'without-bids': 1, 'near-deadline': 1, solved: 1 })
})

test('the filters narrow figures and rows alike', async () => {
	const { store, officer } = await corridor()
	for (const narrow of [{ city: 'wuxi' }, { chain: 'robotics' }, { from: '2027-01-01' }, { to: '2026-01-01' }]) {
		const outcome = await readMonitor({ store, actor: officer, filter: MonitorFilter.parse(narrow), now: testNow })
		expect(outcome.ok && outcome.value.figures.posted).toBe(0)
		const rows = await listMonitorRows({ store, actor: officer, asked: MonitorRows.parse(narrow), now: testNow, pageSize: 20 })
		expect(rows.ok && rows.value.count).toBe(0)
	}
})

test('firms and visitors are told that there is no monitor', async () => {
	const { store, firm } = await corridor()
	for (const actor of [firm, visitor]) {
		expect(await readMonitor({ store, actor, filter: everything, now: testNow })).toEqual(refuse({ code: 'not-found' }))
		expect(await listMonitorRows({ store, actor, asked: MonitorRows.parse({}), now: testNow, pageSize: 20 })).toEqual(refuse({ code: 'not-found' }))
	}
})
