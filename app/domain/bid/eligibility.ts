import type { Actor } from '../permission/actor.ts'
import type { ChallengeFacts } from '../permission/facts.ts'

type IneligibleCode = 'own-challenge' | 'foreign-list' | 'not-verified' | 'not-a-bidder'

/** Names the rule that keeps someone from bidding, after `can(actor, 'bid.prepare', …)` said no; the first that holds. */
export function whyIneligible(actor: Actor, challenge: ChallengeFacts): IneligibleCode {
	if (challenge.origin === 'foreign') return 'foreign-list'
	if (actor.kind !== 'user') return 'not-a-bidder'
	if (actor.organisation.id === challenge.issuerOrganisationId) return 'own-challenge'
	return actor.organisation.status === 'verified' ? 'not-a-bidder' : 'not-verified'
}
