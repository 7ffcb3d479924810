import { asc } from 'drizzle-orm'
import { usualCriteria } from '#app/domain/challenge/terms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { submitChallenge } from '#app/services/review/submit-challenge.server.ts'
import type { Store } from '#db/client.ts'
import { annotations, brokers, challenges, challengeVersions, reviews } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeCity, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { freshDatabase } from './database.ts'

export const atNow = () => testNow

/** A draft of a member firm on a chain's list being composed, its chain lead, two brokers, an observer of each other kind. */
export async function reviewing() {
	const store = await freshDatabase()
	const parts = await store.tx(async (tx) => {
		await makeCity(tx, 'suzhou')
		const institute = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, institute.id)
		const list = await makeList(tx, { chainSlug, status: 'draft', releasedAt: null, ownerOrganisationId: institute.id })
		const firm = await makeOrganisation(tx)
		const said = {
			problem: '现有体系在高温下失活',
			stateOfArt: '国内外水平',
			goal: '预期目标',
			deliverables: '样品与报告',
			ipRule: '双方共有',
			conditions: '境内注册',
			criteria: [...usualCriteria],
			payments: [{ due: '验收', share: 100 }],
		}
		const draft = { listId: list.id, chainSlug, citySlug: 'suzhou' as const, status: 'draft' as const, bidsOpenAt: null, ...said }
		const brokerFirm = await makeOrganisation(tx)
		const otherBroker = await makeOrganisation(tx)
		const named = [brokerFirm, otherBroker].map(({ id }) => ({ organisationId: id, namedAt: testNow }))
		await tx.insert(brokers).values(named)
		const otherInstitute = await makeOrganisation(tx, { kind: 'institute', citySlug: null })
		return {
			list,
			challenge: await makeChallenge(tx, { ...draft, issuerOrganisationId: firm.id }),
			leadsOwn: await makeChallenge(tx, { ...draft, issuerOrganisationId: institute.id }),
			lead: await makeMember(tx, institute, [chainSlug]),
			otherLead: await makeMember(tx, otherInstitute, [await makeChain(tx, otherInstitute.id, 'robotics', 'JQR')]),
			issuer: await makeMember(tx, firm),
			rival: await makeMember(tx, await makeOrganisation(tx)),
			broker: await makeMember(tx, brokerFirm, [], true),
			otherBroker: await makeMember(tx, otherBroker, [], true),
			officer: await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau' })),
			farOfficer: await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau', citySlug: await makeCity(tx, 'wuxi') })),
			office: await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
		}
	})
	return { store, ...parts }
}

/** Sends a draft into review; answers the review's key. */
export async function submitted(store: Store, actor: Member, code: string, now = atNow): Promise<string> {
	const outcome = await submitChallenge({ store, actor, code, now })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value.reviewId
}

/** All that is stored of reviews and their demands, but for the audit log: to compare before and after a refusal. */
export async function allOfReviews({ db }: Store) {
	return {
		challenges: await db.select().from(challenges).orderBy(asc(challenges.id)),
		versions: await db.select().from(challengeVersions).orderBy(asc(challengeVersions.id)),
		reviews: await db.select().from(reviews).orderBy(asc(reviews.id)),
		annotations: await db.select().from(annotations).orderBy(asc(annotations.id)),
		brokers: await db.select().from(brokers).orderBy(asc(brokers.organisationId)),
	}
}
