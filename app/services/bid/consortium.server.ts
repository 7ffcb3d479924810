import { consortiumGaps, type Partner, partnerState } from '#app/domain/bid/consortium.ts'
import type { BidContent } from '#app/domain/bid/content.ts'
import { rolesOf } from '#app/domain/permission/actor.ts'
import type { Db, Tx } from '#db/client.ts'
import type * as BidRepository from '#db/repositories/bid-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as SeatRepository from '#db/repositories/seat-repository.ts'

type Bid = Pick<BidRepository.BidRow, 'id' | 'challengeId' | 'organisationId'>
type Version = { fieldRevisions: Readonly<Record<string, number>> }
type Named = Awaited<ReturnType<typeof PartnerRepository.listOrganisations>>

/** In which save of a version the partners' terms changed last; 0 where there never were any. */
export const partnersRevision = ({ fieldRevisions }: Version): number => fieldRevisions.partners ?? 0

/** Whether each organisation is verified and may bid. */
export function eligibleAmong(named: Named): (organisationId: string) => boolean {
	const able = new Set(named.filter((one) => rolesOf(one, [], one.brokerId !== null).includes('bidder')).map(({ id }) => id))
	return (organisationId) => able.has(organisationId)
}

/** What keeps a bid from being sealed for its consortium; empty where every partner confirmed and nobody stands in another bid. */
export async function consortiumGapsOf(
	db: Db,
	bid: Bid,
	version: Version,
	{ partners, isRelated }: Pick<BidContent, 'partners'> & Pick<Parameters<typeof consortiumGaps>[0], 'isRelated'>,
) {
	const ids = partners.map(({ organisationId }) => organisationId)
	const named = await PartnerRepository.listOrganisations(db, ids)
	return consortiumGaps({
		leadId: bid.organisationId,
		partners,
		answers: await PartnerRepository.listOfBid(db, bid.id),
		revision: partnersRevision(version),
		elsewhere: await SeatRepository.listElsewhere(db, { challengeId: bid.challengeId, bidId: bid.id, organisationIds: [bid.organisationId, ...ids] }),
		isEligible: eligibleAmong(named),
		isRelated,
	})
}

/** Seats lead and partners, and nobody else, in a bid that is being sealed; runs after the decision and throws where a seat was taken since. */
export async function takeSeats(tx: Tx, bid: Bid, { partners }: Pick<BidContent, 'partners'>): Promise<void> {
	await SeatRepository.free(tx, [bid.id])
	const organisationIds = [bid.organisationId, ...partners.map(({ organisationId }) => organisationId)]
	if (!(await SeatRepository.take(tx, { challengeId: bid.challengeId, bidId: bid.id, organisationIds })))
		throw new Error(`a seat of bid ${bid.id} was taken within the transaction`)
}

/** Partners as pages show them: each with its organisation, task and shares. */
export async function namedPartners(db: Db, partners: readonly Partner[]) {
	const named = new Map(
		(await PartnerRepository.listOrganisations(db, [...new Set(partners.map(({ organisationId }) => organisationId))])).map((one) => [one.id, one]),
	)
	return partners.flatMap((partner) => {
		const found = named.get(partner.organisationId)
		if (!found) return []
		const { slug, name, nameEn, isDemo } = found
		return [{ ...partner, organisation: { slug, name, nameEn, isDemo } }]
	})
}

/** The partners of a version, each with where it stands. */
export async function statedPartners(db: Db, bid: Pick<Bid, 'id'>, version: Version, { partners }: Pick<BidContent, 'partners'>) {
	const answers = new Map((await PartnerRepository.listOfBid(db, bid.id)).map((answer) => [answer.organisationId, answer]))
	const revision = partnersRevision(version)
	return (await namedPartners(db, partners)).map((partner) => ({ ...partner, state: partnerState(answers.get(partner.organisationId), revision) }))
}
