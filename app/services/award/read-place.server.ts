import { placedAs, refuseWin } from '#app/domain/award/proposal.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db } from '#db/client.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'

/**
 * Where a bid is placed, for its own bidder: a winner learns that at once, a reserve from the notice on. `refusal` is what it said
 * when it gave up. Null where it has no place it may know of.
 */
export async function readPlace(db: Db, actor: Member, found: BidRepository.FoundBid) {
	const { bid, challenge } = found
	const facts = BidRepository.bidFactsOf(found)
	if (!can(actor, 'bid.refuse', facts)) return null
	if (bid.status === 'refused') {
		const places = (await ProposalRepository.listByChallenge(db, challenge.id)).flatMap((proposal) => proposal.places)
		const own = places.find(({ bidId, refusedAt }) => bidId === bid.id && refusedAt !== null)
		return own ? { role: own.role, place: own.place, isRacing: false, isPublic: false, mayRefuse: false, refusal: own.refusal } : null
	}
	const proposal = (await ProposalRepository.findLive(db, challenge.id)) ?? null
	const own = proposal?.places.find(({ bidId }) => bidId === bid.id)
	const isPublic = proposal?.status === 'published'
	if (!proposal || !own || (own.role === 'reserve' && !(isPublic && can(actor, 'bid.read.decision', facts)))) return null
	const award = await AwardRepository.findById(db, proposal.id)
	const { ok: mayRefuse } = refuseWin({ bid, challenge: challenge.status, proposal, award: award?.status ?? null })
	return { role: own.role, place: own.place, isRacing: isPublic && placedAs(proposal.places, 'winner').length > 1, isPublic, mayRefuse, refusal: '' }
}
