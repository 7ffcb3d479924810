import { enterExpert } from '#app/services/judging/enter-expert.server.ts'
import { tieExpert } from '#app/services/judging/expert-ties.server.ts'
import { tieOrganisations } from '#app/services/judging/organisation-ties.server.ts'
import { bidSeats } from '#db/schema/index.ts'
import { makeBid, makeChallenge, makeCity, makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { bidding, beforeDeadline as now } from './bidding.ts'

/** An opened challenge that firm and a partner bid on, and experts of them, of others, and of whom others are tied to. */
export async function judging() {
	const parts = await bidding()
	const { store, office, issuer, firm, rival } = parts
	const made = await store.tx(async (tx) => {
		await makeCity(tx, 'wuxi')
		const shared = { issuerOrganisationId: issuer.organisation.id, chainSlug: 'new-materials', citySlug: 'suzhou' as const, listId: parts.challenge.listId }
		const challenge = await makeChallenge(tx, { ...shared, status: 'opened' })
		const { bid } = await makeBid(tx, { challengeId: challenge.id, organisationId: firm.organisation.id, status: 'opened' })
		await tx.insert(bidSeats).values([firm, rival].map(({ organisation }) => ({ challengeId: challenge.id, organisationId: organisation.id, bidId: bid.id })))
		const free = []
		for (let at = 0; at < 6; at++) free.push(await makeMember(tx, await makeOrganisation(tx, { citySlug: at % 2 === 0 ? 'suzhou' : 'wuxi' })))
		const tied = await makeMember(tx, await makeOrganisation(tx))
		return { challenge, free, tied, sister: await makeMember(tx, await makeOrganisation(tx)) }
	})
	const expertIds = new Map<string, string>()
	for (const { email, userId } of [...made.free, made.tied, made.sister, parts.colleague, rival, issuer]) {
		const entered = await enterExpert({ store, actor: office, expert: { email, fields: ['new-materials'], speciality: '' }, now })
		expertIds.set(userId, entered.ok ? entered.value.expertId : '')
	}
	const tie = { organisation: firm.organisation.slug, kind: 'employment' as const, until: '2025-01-31' }
	await tieExpert({ store, actor: office, expertId: expertIds.get(made.tied.userId) ?? '', tie, now })
	const edge = { organisation: rival.organisation.slug, other: made.sister.organisation.slug, kind: 'ownership' as const }
	await tieOrganisations({ store, actor: office, tie: edge, now })
	return { ...parts, ...made, code: made.challenge.code }
}
