import { accept, type Decision, refuse } from '../decision.ts'
import type { Gap } from './content.ts'
import { type DeadlineRefusal, takesBids, type Window } from './deadline.ts'
import { type BidMove, type BidStatus, moveBid, type WrongBidStatus } from './lifecycle.ts'

type Refusal = DeadlineRefusal | WrongBidStatus
/** A new bid, the one there is, or one taken up again after it was withdrawn. */
export type Preparation = { kind: 'create' } | { kind: 'continue' } | { kind: 'redraft'; move: BidMove }

/** Prepares a bid: one live bid a bidder and challenge, so the one there is (`existing`) is continued. */
export function prepare(existing: BidStatus | null, challenge: Window, now: Date): Decision<Preparation, Refusal> {
	if (existing === 'draft' || existing === 'sealed') return accept({ kind: 'continue' })
	const open = takesBids(challenge, now)
	if (!open.ok) return open
	if (existing === null) return accept({ kind: 'create' })
	const decision = moveBid('redraft', existing)
	return decision.ok ? accept({ kind: 'redraft', move: decision.value }) : decision
}

/** Whether the working version may change: a draft or sealed bid, before the deadline. */
export function change(status: BidStatus, challenge: Window, now: Date): Decision<null, Refusal> {
	const open = takesBids(challenge, now)
	if (!open.ok) return open
	return status === 'draft' || status === 'sealed' ? accept(null) : refuse({ code: 'wrong-bid-status', status })
}

type SealRefusal = Refusal | { code: 'incomplete'; gaps: readonly Gap[] } | { code: 'nothing-to-seal' }
type Sealing = { status: BidStatus; hasWorkingVersion: boolean; gaps: readonly Gap[] }

/** Seals the working version: the first time, or in place of the one that stands; complete, and before the deadline. */
export function seal({ status, hasWorkingVersion, gaps }: Sealing, challenge: Window, now: Date): Decision<BidMove, SealRefusal> {
	const open = takesBids(challenge, now)
	if (!open.ok) return open
	const decision = moveBid(status === 'sealed' ? 'replace' : 'seal', status)
	if (!decision.ok) return decision
	if (!hasWorkingVersion) return refuse({ code: 'nothing-to-seal' })
	return gaps.length > 0 ? refuse({ code: 'incomplete', gaps }) : decision
}

/** Takes a sealed bid back, before the deadline. */
export function withdraw(status: BidStatus, challenge: Window, now: Date): Decision<BidMove, Refusal> {
	const open = takesBids(challenge, now)
	return open.ok ? moveBid('withdraw', status) : open
}
