import { openedStatuses } from '../bid/lifecycle.ts'
import type { DisclosureLevel } from '../challenge/disclosure.ts'
import type { CitySlug, Role } from '../organisation/organisation.ts'
import type { Actor, Member } from './actor.ts'
import type { BidFacts, ChallengeFacts } from './facts.ts'

/** Whether somebody is signed in. */
export const isUser = (actor: Actor): actor is Member => actor.kind === 'user'
/** Whether they hold a role. */
export const holds = (actor: Actor, role: Role): boolean => isUser(actor) && actor.roles.includes(role)
/** Whether they lead this chain. */
export const leads = (actor: Actor, chainSlug: string | null): boolean =>
	isUser(actor) && holds(actor, 'chainLead') && chainSlug !== null && actor.ledChains.includes(chainSlug)
/** Whether they are of the organisation that issued it, as issuer. */
export const isIssuerOf = (actor: Actor, challenge: ChallengeFacts): boolean =>
	isUser(actor) && holds(actor, 'issuer') && actor.organisation.id === challenge.issuerOrganisationId
/** Whether they are an officer of this city’s bureau. */
export const isOfCity = (actor: Actor, citySlug: CitySlug | null): boolean =>
	isUser(actor) && holds(actor, 'bureauOfficer') && citySlug !== null && actor.organisation.citySlug === citySlug
/** Whether it is the bid of their organisation. */
export const owns = (actor: Actor, bid: BidFacts): boolean => isUser(actor) && holds(actor, 'bidder') && actor.organisation.id === bid.organisationId
/** Whether its bids are open and nothing is decided yet. */
export const isJudged = ({ status }: Pick<ChallengeFacts, 'status'>): boolean => status === 'opened' || status === 'evaluating'
/** From the notice on. */
export const isDecisionKnown = ({ status }: ChallengeFacts): boolean => ['noticed', 'awarded', 'delivering', 'accepted', 'failed', 'unfilled'].includes(status)
/** Whether a bid stands opened against the others. */
export const isOpened = (bid: BidFacts): boolean => openedStatuses.includes(bid.status)

/** Whether a level of disclosure lets them read. */
export function reaches(actor: Actor, level: DisclosureLevel, hasUndertaken: boolean): boolean {
	const isVerified = isUser(actor) && actor.organisation.status === 'verified'
	switch (level) {
		case 'public':
			return true
		case 'signed-in':
			return isUser(actor)
		case 'verified':
			return isVerified
		case 'undertaking':
			return isVerified && hasUndertaken
	}
}
