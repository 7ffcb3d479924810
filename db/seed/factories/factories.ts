import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import { type Member, rolesOf } from '#app/domain/permission/actor.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { bids, bidVersions, chains, challengeLists, challenges, cities, indicators, organisations, users } from '#db/schema/index.ts'

/** The instant tests call now unless they say otherwise. */
export const testNow = new Date('2026-11-24T02:00:00Z')
let counter = 0
const next = () => ++counter

type Given<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>

/** A city of the corridor. */
export async function makeCity(tx: Tx, slug: 'putuo' | 'suzhou' | 'wuxi' | 'nanjing' = 'suzhou') {
	await tx.insert(cities).values({ slug, nameZh: slug, nameEn: slug, position: next() }).onConflictDoNothing()
	return slug
}

/** A verified enterprise of Suzhou, unless told otherwise. */
export async function makeOrganisation(tx: Tx, given: Given<typeof organisations> = {}) {
	const number = next()
	const citySlug = given.citySlug === undefined ? await makeCity(tx) : given.citySlug
	const [row] = await tx
		.insert(organisations)
		.values({ slug: `organisation-${number}`, name: `单位${number}`, kind: 'enterprise', status: 'verified', createdAt: testNow, ...given, citySlug })
		.returning()
	if (!row) throw new Error('not inserted')
	return row
}

/** An account of `organisation` and the actor it signs in as; `ledChains` as the caller has set them up. */
export async function makeMember(
	tx: Tx,
	organisation: typeof organisations.$inferSelect,
	ledChains: readonly string[] = [],
	isBroker = false,
): Promise<Member> {
	const number = next()
	const user = { id: newId(), email: `person${number}@lianbang.example`, name: `人员${number}`, isAdministrator: true }
	await tx.insert(users).values({ ...user, passwordHash: 'none', organisationId: organisation.id, createdAt: testNow })
	const { id, slug, name, kind, status, citySlug } = organisation
	return {
		kind: 'user',
		userId: user.id,
		name: user.name,
		email: user.email,
		isAdministrator: true,
		organisation: { id, slug, name, kind, status, citySlug },
		ledChains,
		roles: rolesOf(organisation, ledChains, isBroker),
	}
}

/** The new-materials chain, led by `leadOrganisationId`. */
export async function makeChain(tx: Tx, leadOrganisationId: string, slug = 'new-materials', codePrefix = 'XCL') {
	await tx.insert(chains).values({ slug, codePrefix, nameZh: '新材料', nameEn: 'New materials', position: next(), hue: 1, leadOrganisationId })
	return slug
}

/** A released list of a chain, unless told otherwise. */
export async function makeList(tx: Tx, given: Given<typeof challengeLists> = {}) {
	const [row] = await tx
		.insert(challengeLists)
		.values({ code: `LIST-${next()}`, title: '榜单', status: 'released', origin: 'corridor', releasedAt: testNow, createdAt: testNow, ...given })
		.returning()
	if (!row) throw new Error('not inserted')
	return row
}

/** A challenge with three indicators, open for 30 days, unless told otherwise; findable by search. */
export async function makeChallenge(tx: Tx, given: Given<typeof challenges> & { listId: string; issuerOrganisationId: string; status?: ChallengeStatus }) {
	const number = next()
	const [row] = await tx
		.insert(challenges)
		.values({
			code: `XCL-2026-${String(number).padStart(4, '0')}`,
			position: number,
			status: 'open',
			kind: 'research',
			title: `榜题${number}`,
			keywords: [],
			bidsOpenAt: testNow,
			bidsCloseAt: new Date(testNow.getTime() + 30 * 86_400_000),
			createdAt: testNow,
			updatedAt: testNow,
			...given,
		})
		.returning()
	if (!row) throw new Error('not inserted')
	const targets = [
		{ name: '熔指', comparator: 'at-least' as const, target: '30', unit: 'g/10min' },
		{ name: '灰分', comparator: 'at-most' as const, target: '20', unit: 'ppm' },
		{ name: '熔点', comparator: 'range' as const, target: '40', targetUpper: '65', unit: '℃' },
	]
	await tx.insert(indicators).values(targets.map((target, at) => ({ ...target, challengeId: row.id, position: at + 1, verification: '第三方检测' })))
	const names = targets.map((target) => target.name)
	await ChallengeRepository.indexForSearch(tx, [{ challengeId: row.id, texts: ChallengeRepository.searchedTexts(row, names, '') }])
	return row
}

/** A bid with one version, sealed unless told otherwise; it says nothing, and cannot be read. */
export async function makeBid(tx: Tx, { challengeId, organisationId, status = 'sealed' }: { challengeId: string; organisationId: string; status?: BidStatus }) {
	const sealedAt = status === 'draft' ? null : testNow
	const [row] = await tx.insert(bids).values({ challengeId, organisationId, status, sealedAt, createdAt: testNow, updatedAt: testNow }).returning()
	if (!row) throw new Error('not inserted')
	const [version] = await tx.insert(bidVersions).values({ bidId: row.id, number: 1, savedAt: testNow, sealedAt }).returning()
	if (!version) throw new Error('not inserted')
	return { bid: row, version }
}
