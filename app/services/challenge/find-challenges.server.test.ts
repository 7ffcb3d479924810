import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CatalogueFilter, catalogueSearch } from '#app/domain/challenge/catalogue.ts'
import { challengeStatuses, publicStages, stageAt, statusesOfStage } from '#app/domain/challenge/lifecycle.ts'
import type { Store } from '#db/client.ts'
import { makeChain, makeChallenge, makeCity, makeList, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { findChallenges } from './find-challenges.server.ts'

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

const find = (store: Store, search: string, at = now) => {
	const params = new URLSearchParams(search)
	const filter = CatalogueFilter.parse(Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)])))
	return findChallenges({ store, filter, now: at })
}
const titles = async (store: Store, search: string, at = now) => (await find(store, search, at)).challenges.map((challenge) => challenge.title)

type Given = Partial<Parameters<typeof makeChallenge>[1]> & { title: string }

/** Two chains, two cities, one released list each; challenges as given, of the first unless they say otherwise. */
async function catalogue(given: readonly Given[]) {
	const store = await freshDatabase()
	await store.tx(async (tx) => {
		await makeCity(tx, 'wuxi')
		const issuer = await makeOrganisation(tx, { name: '苏州高分子厂' })
		await makeChain(tx, issuer.id)
		await makeChain(tx, issuer.id, 'robotics', 'JQR')
		const list = await makeList(tx, { chainSlug: 'new-materials' })
		const base = { listId: list.id, issuerOrganisationId: issuer.id, chainSlug: 'new-materials', citySlug: 'suzhou' as const }
		for (const challenge of given) await makeChallenge(tx, { ...base, ...challenge })
	})
	return store
}

test('what is not released is in no list, count, sum or search, whatever is asked for', async () => {
	const store = await catalogue(challengeStatuses.map((status) => ({ title: `密封胶 ${status}`, status, budgetFen: 100 })))
	const hidden = statusesOfStage.preparing.map((status) => `密封胶 ${status}`)

	for (const search of ['', 'stage=all', 'q=密封胶&stage=all', 'stage=preparing', 'stage=all&chain=new-materials&sort=money']) {
		const found = await find(store, search)
		expect(found.challenges.map((challenge) => challenge.title).filter((title) => hidden.includes(title))).toEqual([])
	}
	const { facets } = await find(store, 'stage=all')
	expect(facets).toMatchObject({ total: challengeStatuses.length - hidden.length, budgetFen: (challengeStatuses.length - hidden.length) * 100 })
	expect([...facets.stage.values()].reduce((sum, count) => sum + count, 0)).toBe(facets.total)
})

test('at the very millisecond of its deadline a challenge is no longer open, in the list and in every count', async () => {
	const store = await catalogue([{ title: '甲', bidsCloseAt: days(3) }])
	const justBefore = new Date(days(3).getTime() - 1)

	expect(await titles(store, '', justBefore)).toEqual(['甲'])
	expect(await titles(store, 'stage=judging', justBefore)).toEqual([])
	expect(await titles(store, '', days(3))).toEqual([])
	expect(await titles(store, 'stage=judging', days(3))).toEqual(['甲'])
	const { facets, challenges } = await find(store, 'stage=judging', days(3))
	expect([...facets.stage]).toEqual([['judging', 1]])
	expect(challenges[0]?.status).toBe('closed')
})

test('a search finds Chinese words of two characters, English by its beginning, codes and indicators; the code first, then titles', async () => {
	const store = await catalogue([
		{ title: '弹性体', code: 'XCL-2026-0101', problem: '现有催化剂寿命不足', bidsCloseAt: days(2) },
		{ title: '高温催化剂', code: 'XCL-2026-0102', bidsCloseAt: days(9) },
		{ title: 'Robust polymers', code: 'XCL-2026-0103', language: 'en' },
	])
	expect(await titles(store, 'q=催化')).toEqual(['高温催化剂', '弹性体'])
	expect(await titles(store, 'q=催化&sort=closes')).toEqual(['弹性体', '高温催化剂'])
	expect(await titles(store, 'q=polymer')).toEqual(['Robust polymers'])
	expect(await titles(store, 'q=xcl-2026-0102')).toEqual(['高温催化剂'])
	expect(await titles(store, 'q=灰分&sort=newest')).toHaveLength(3)
	expect(await titles(store, 'q=没有这个词')).toEqual([])
	expect((await find(store, 'q=催化')).facets.total).toBe(2)
})

test('filters narrow by chain, city, kind, money and deadline, several of a kind together', async () => {
	const store = await catalogue([
		{ title: '材料', budgetFen: 100_0000_00, bidsCloseAt: days(2) },
		{ title: '机器人', chainSlug: 'robotics', citySlug: 'wuxi', kind: 'trial', budgetFen: 500_0000_00, bidsCloseAt: days(20) },
		{ title: '面议', chainSlug: 'robotics', bidsCloseAt: days(40) },
	])
	expect(await titles(store, 'chain=robotics')).toEqual(['机器人', '面议'])
	expect(await titles(store, 'chain=robotics&chain=new-materials&city=wuxi&city=nanjing')).toEqual(['机器人'])
	expect(await titles(store, 'kind=trial')).toEqual(['机器人'])
	expect(await titles(store, 'min=100&max=499.99')).toEqual(['材料'])
	expect(await titles(store, 'max=0')).toEqual([])
	expect(await titles(store, 'closes=3d')).toEqual(['材料'])
	expect(await titles(store, 'closes=month')).toEqual(['材料', '机器人'])
	expect(await titles(store, 'closes=later')).toEqual(['面议'])

	const { facets } = await find(store, 'chain=robotics')
	expect(Object.fromEntries(facets.chain)).toEqual({ 'new-materials': 1, robotics: 2 })
	expect(Object.fromEntries(facets.city)).toEqual({ suzhou: 1, wuxi: 1 })
	expect(Object.fromEntries(facets.closes)).toEqual({ month: 1, later: 1 })
	expect(facets).toMatchObject({ total: 2, budgetFen: 500_0000_00 })
})

test('the nearest deadline comes first; where stages mix, what is open stands before what closed, and what has no deadline last', async () => {
	const store = await catalogue([
		{ title: '久已截止', status: 'accepted', bidsCloseAt: days(-90) },
		{ title: '刚截止', status: 'open', bidsCloseAt: days(-1) },
		{ title: '后截止', bidsCloseAt: days(9) },
		{ title: '先截止', bidsCloseAt: days(2) },
		{ title: '无期', status: 'closed', bidsCloseAt: null, bidsOpenAt: null },
	])
	expect(await titles(store, '')).toEqual(['先截止', '后截止'])
	expect(await titles(store, 'stage=all')).toEqual(['先截止', '后截止', '刚截止', '久已截止', '无期'])
	expect(await titles(store, 'stage=all&sort=newest')).toHaveLength(5)
})

test('every order is total: pages neither repeat nor lose a challenge, and a page past the end is the last', async () => {
	const store = await catalogue(Array.from({ length: 45 }, (_, at) => ({ title: `题${at}`, budgetFen: 100, bidsCloseAt: days(5) })))
	for (const sort of ['closes', 'newest', 'money', 'relevance']) {
		for (const q of ['', '&q=题']) {
			const pages = [1, 2, 3].map((page) => titles(store, `sort=${sort}&page=${page}${q}`))
			expect(new Set((await Promise.all(pages)).flat()).size).toBe(45)
		}
	}
	expect(await find(store, 'page=999999')).toMatchObject({ page: 3, pages: 3 })
})

test('no address makes the catalogue fail, and its counts agree with its list', async () => {
	const kinds = ['research', 'trial'] as const
	const store = await catalogue(
		Array.from({ length: 18 }, (_, at) => ({
			title: `题${at} 50% a_b\\`,
			status: challengeStatuses[at % challengeStatuses.length],
			kind: kinds[at % 2],
			chainSlug: at % 3 ? 'robotics' : 'new-materials',
			bidsCloseAt: at % 5 ? days(at - 4) : null,
		})),
	)
	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.constantFrom('题', '50%', '\\', "'", '"*', 'a_b\\', '-1', '1e9', '0', '99999999999', '\0'),
	)
	const known = { chain: fc.constantFrom('robotics', 'none'), kind: fc.constantFrom(...kinds), stage: fc.constantFrom(...publicStages, 'all') }
	const pair = fc.oneof(
		fc.tuple(fc.constantFrom('q', 'chain', 'city', 'stage', 'min', 'max', 'closes', 'kind', 'sort', 'page', 'x'), text),
		...Object.entries(known).map(([key, value]) => fc.tuple(fc.constant(key), value)),
		fc.tuple(fc.constant('closes'), fc.constantFrom('3d', 'month', 'later')),
		fc.tuple(fc.constant('sort'), fc.constantFrom('closes', 'newest', 'money', 'relevance')),
	)
	await fc.assert(
		fc.asyncProperty(fc.array(pair, { maxLength: 6 }), async (pairs) => {
			const filter = CatalogueFilter.parse(Object.fromEntries(pairs))
			const found = await findChallenges({ store, filter, now })
			expect(found.challenges).toHaveLength(found.facets.total)
			if (filter.stage !== 'all') expect(found.challenges.every((challenge) => stageAt(challenge, now) === filter.stage)).toBe(true)
			expect(catalogueSearch(filter)).not.toContain('undefined')
		}),
		{ seed: 11, numRuns: 250 },
	)
})
