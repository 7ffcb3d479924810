import { type ChallengeStatus, statusAt, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'

/** What of a challenge the deadline rule asks for. */
export type Window = { status: ChallengeStatus; bidsCloseAt: Date | null }
export type DeadlineRefusal = WrongStatus | { code: 'deadline-passed' }

/** The deadline rule: bids are taken while the server's clock stands before `bidsCloseAt`; at that very millisecond it is too late. */
export function takesBids(challenge: Window, now: Date): Decision<null, DeadlineRefusal> {
	const status = statusAt(challenge, now)
	if (status === 'open') return accept(null)
	const isOver = challenge.bidsCloseAt !== null && challenge.bidsCloseAt <= now
	return isOver && status !== 'withdrawn' ? refuse({ code: 'deadline-passed' }) : refuse({ code: 'wrong-status', status })
}
