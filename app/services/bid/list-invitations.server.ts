import { type PartnerState, partnerState } from '#app/domain/bid/consortium.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import { partnersRevision } from './consortium.server.ts'

/** The invitations of the actor's organisation, last invited first, at most 50; empty for whoever may read none. */
export async function listInvitations({ store: { db }, actor, now }: { store: Store; actor: Member; now: Date }) {
	const organisationId = actor.organisation.id
	const invitations = []
	for (const bidId of await PartnerRepository.listBidsInviting(db, organisationId)) {
		const [found, latest, answers] = [
			await BidRepository.findById(db, bidId),
			await BidVersionRepository.findLatest(db, bidId),
			await PartnerRepository.listOfBid(db, bidId),
		]
		const partnerIds = answers.map((one) => one.organisationId)
		if (!found || !latest || !can(actor, 'invitation.read', { bid: BidRepository.bidFactsOf(found), partnerIds })) continue
		const { bidder, challenge } = found
		const own = answers.find((one) => one.organisationId === organisationId)
		const state: PartnerState = partnerState(own, partnersRevision(latest.version))
		const { code, title, language, bidsCloseAt } = challenge
		invitations.push({ bidId, state, lead: bidder, challenge: { code, title, language, bidsCloseAt, status: statusAt(challenge, now) } })
	}
	return invitations
}
