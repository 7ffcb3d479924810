import { accept, type Decision, refuse } from '../decision.ts'
import type { Gap } from './content.ts'
import { type DeadlineRefusal, takesBids, type Window } from './deadline.ts'
import { type BidMove, type BidStatus, moveBid, openedStatuses, type WrongBidStatus } from './lifecycle.ts'

type Confirmed = { status: BidStatus; confirmedClarification: number }

/** The number of the last clarification that a bid, sealed or opened, was not confirmed against; null where it was, or there is none. */
export function unconfirmedOf({ status, confirmedClarification }: Confirmed, clarificationCount: number): number | null {
	const isStanding = status === 'sealed' || openedStatuses.includes(status)
	return isStanding && confirmedClarification < clarificationCount ? clarificationCount : null
}

type Confirming = Confirmed & {
	/** The number the bidder was shown. */
	number: number
	/** What the sealed version lacks after the clarification. */
	gaps: readonly Gap[]
}
type ConfirmRefusal =
	| DeadlineRefusal
	| WrongBidStatus
	| { code: 'clarified-since'; number: number }
	| { code: 'already-confirmed' }
	| { code: 'incomplete'; gaps: readonly Gap[] }

/**
 * Confirms that a sealed bid stands as it is after a clarification (确认). Before the deadline; against the clarification
 * the bidder saw, which must be the last; not twice; and not where it promises nothing for an indicator that was added.
 */
export function confirm(
	{ number, gaps, ...bid }: Confirming,
	challenge: Window & { clarificationCount: number },
	now: Date,
): Decision<BidMove, ConfirmRefusal> {
	const open = takesBids(challenge, now)
	if (!open.ok) return open
	const decision = moveBid('confirm', bid.status)
	if (!decision.ok) return decision
	const { clarificationCount } = challenge
	if (number !== clarificationCount) return refuse({ code: 'clarified-since', number: clarificationCount })
	if (unconfirmedOf(bid, clarificationCount) === null) return refuse({ code: 'already-confirmed' })
	return gaps.length > 0 ? refuse({ code: 'incomplete', gaps }) : accept(decision.value)
}
