import type { BidStatus } from '../bid/lifecycle.ts'
import type { Actor } from '../permission/actor.ts'
import type { ChallengeFacts } from '../permission/facts.ts'
import { can } from '../permission/permission.ts'
import { statusAt } from './lifecycle.ts'

export type NextStep =
	| 'foreign'
	| 'preparing'
	| 'suspended'
	| 'over'
	| 'own'
	| 'sign-in'
	| 'unverified'
	| 'not-a-bidder'
	| 'related'
	| 'bid'
	| 'continue-bid'
	| 'see-bid'

/** What a reader of a challenge can do next about bidding; `ownBid` is the status of their organisation's bid. */
export function nextStepOf(actor: Actor, challenge: ChallengeFacts, ownBid: BidStatus | null, now: Date): NextStep {
	const status = statusAt(challenge, now)
	if (challenge.origin === 'foreign') return 'foreign'
	if (actor.kind === 'user' && actor.organisation.id === challenge.issuerOrganisationId) return 'own'
	if (status === 'suspended') return 'suspended'
	if (status !== 'open' && ownBid) return 'see-bid'
	if (['draft', 'submitted', 'returned', 'approved'].includes(status)) return 'preparing'
	if (status !== 'open') return 'over'
	if (actor.kind === 'visitor') return 'sign-in'
	if (actor.organisation.status !== 'verified') return 'unverified'
	if (!can(actor, 'bid.prepare', challenge)) return 'not-a-bidder'
	return ownBid ? 'continue-bid' : 'bid'
}
