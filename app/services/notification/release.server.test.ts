import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterOf, fitsSearch } from '#app/domain/notification/saved-search.ts'
import { releaseList } from '#app/services/list/release-list.server.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import { challenges } from '#db/schema/index.ts'
import { holdsTerms, queryTerms, searchTerms } from '#db/search/terms.ts'
import { makeChallenge, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { bidding } from '#tests/support/bidding.ts'
import { keysOptional } from '#tests/support/optional-keys.ts'
import { followAs, kindsTo, tellAll, toldTo } from '#tests/support/telling.ts'

/** A draft list of three approved challenges, one of them of another firm. */
async function composed() {
	const parts = await bidding()
	await keysOptional(parts.store)
	const made = await parts.store.tx(async (tx) => {
		const firm = await makeOrganisation(tx)
		const list = await makeList(tx, { chainSlug: 'new-materials', status: 'draft', releasedAt: null, title: '第二批榜单' })
		const shared = { listId: list.id, chainSlug: 'new-materials', citySlug: 'suzhou' as const, status: 'approved' as const, bidsOpenAt: null, problem: '问题' }
		const bidsCloseAt = new Date(now.getTime() + 60 * 86_400_000)
		for (const title of ['高熔指聚丙烯催化剂', '碳纤维预浸料']) {
			await makeChallenge(tx, { ...shared, bidsCloseAt, title, issuerOrganisationId: parts.issuer.organisation.id, budgetFen: 500_0000_00 })
		}
		await makeChallenge(tx, { ...shared, bidsCloseAt, title: '电解水制氢隔膜', issuerOrganisationId: firm.id, budgetFen: 80_0000_00 })
		return { list, ownIssuer: await makeMember(tx, firm) }
	})
	return { ...parts, ...made }
}

test('a release is told once to issuers and followers of its chain, and once a saved search that it answers', async () => {
	const { store, issuer, ownIssuer, list, firm, rival, officer, office } = await composed()
	await followAs(store, firm, 'chain', 'new-materials')
	await followAs(store, rival, 'search', '?q=催化&min=100')
	await followAs(store, officer, 'search', '?q=芯片')
	await followAs(store, office, 'search', '?stage=judging')
	const released = await releaseList({ store, actor: issuer, code: list.code, now })
	expect(released.ok ? released.value : released.refusal).toBe(3)
	await tellAll(store)

	expect(await kindsTo(store, ownIssuer)).toEqual(['list.released'])
	expect(await kindsTo(store, firm)).toEqual(['list.released'])
	expect(await toldTo(store, rival)).toEqual([
		{ kind: 'search.matched', path: '/challenges?q=催化&min=100', parameters: { code: list.code, title: '第二批榜单', count: '1' }, channel: 'digest' },
	])
	expect(await toldTo(store, officer)).toEqual([])
	expect(await toldTo(store, office)).toEqual([])
	expect(await toldTo(store, issuer)).toEqual([])
})

test('a saved search finds what the catalogue finds, whatever it asks for', async () => {
	const { store, issuer, list } = await composed()
	await releaseList({ store, actor: issuer, code: list.code, now })
	const rows = await store.db.select().from(challenges).where(eq(challenges.listId, list.id))
	const words = fc.constantFrom('', '催化', '聚丙烯 催化剂', '碳', '制氢', '芯片', '熔指', rows[0]?.code ?? '')
	const asked = fc.record({
		q: words,
		chain: fc.constantFrom('', 'new-materials', 'robotics'),
		city: fc.constantFrom('', 'suzhou', 'wuxi'),
		min: fc.constantFrom('', '80', '100'),
		max: fc.constantFrom('', '80', '499.99'),
		closes: fc.constantFrom('', '3d', 'month', 'later'),
		stage: fc.constantFrom('', 'all'),
	})
	await fc.assert(
		fc.asyncProperty(asked, async (query) => {
			const filter = filterOf(String(new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))))
			const found = await CatalogueRepository.listSummaries(store.db, filter, now, { offset: 0, limit: 100 })
			const here = rows.filter((row) => {
				const terms = searchTerms([row.code, row.title, row.problem, '熔指', '灰分', '熔点'])
				return fitsSearch(filter, row, now) && holdsTerms(terms, queryTerms(filter.q))
			})
			const ofList = found.filter(({ id }) => rows.some((row) => row.id === id))
			expect(ofList.map(({ id }) => id).sort()).toEqual(here.map(({ id }) => id).sort())
		}),
		{ numRuns: 300 },
	)
})
