import { accept, type Decision, refuse } from '../decision.ts'
import { type ChallengeMove, type ChallengeStatus, move, statusAt, type WrongStatus } from './lifecycle.ts'

type Halted = { status: ChallengeStatus; bidsCloseAt: Date | null; suspendedAt: Date | null }
const dayMs = 86_400_000

/** Suspends an open challenge (中止): no bid is taken, changed or opened until it is reopened. Refused from the deadline on. */
export function suspend(challenge: Halted, now: Date): Decision<ChallengeMove, WrongStatus> {
	return move('suspend', statusAt(challenge, now))
}

/** Reopens a suspended challenge; its deadline moves later by the days it stood still, begun ones counted whole, to the same time of day. */
export function reopen({ status, bidsCloseAt, suspendedAt }: Halted, now: Date): Decision<{ move: ChallengeMove; bidsCloseAt: Date }, WrongStatus> {
	const decision = move('reopen', status)
	if (!decision.ok) return decision
	if (bidsCloseAt === null || suspendedAt === null) throw new Error('a suspended challenge has a deadline and the instant it was suspended')
	const days = Math.max(1, Math.ceil((now.getTime() - suspendedAt.getTime()) / dayMs))
	return accept({ move: decision.value, bidsCloseAt: new Date(bidsCloseAt.getTime() + days * dayMs) })
}

/** Moves the deadline of an open challenge, later only. Refused from the deadline on, and for an instant that is not later. */
export function moveDeadline(challenge: Halted, to: Date, now: Date): Decision<{ before: Date }, WrongStatus | { code: 'deadline-earlier' }> {
	const status = statusAt(challenge, now)
	if (status !== 'open' || challenge.bidsCloseAt === null) return refuse({ code: 'wrong-status', status })
	return to > challenge.bidsCloseAt ? accept({ before: challenge.bidsCloseAt }) : refuse({ code: 'deadline-earlier' })
}

/** Withdraws an open or suspended challenge (撤榜); its bids are destroyed unopened. Refused from the deadline on. */
export function withdraw(challenge: Halted, now: Date): Decision<ChallengeMove, WrongStatus> {
	return move('withdraw', statusAt(challenge, now))
}

/** The statuses after which a challenge can be listed again, as a new round. */
const relistable: readonly ChallengeStatus[] = ['unfilled', 'withdrawn', 'failed']

/** Whether a challenge may be listed again: once, when it ended without a result. */
export function relist(status: ChallengeStatus, hasNextRound: boolean): Decision<null, WrongStatus | { code: 'already-relisted' }> {
	if (!relistable.includes(status)) return refuse({ code: 'wrong-status', status })
	return hasNextRound ? refuse({ code: 'already-relisted' }) : accept(null)
}

const haltCommands = ['suspend', 'reopen', 'withdraw'] as const
export type HaltCommand = (typeof haltCommands)[number]

/** What of suspending, reopening and withdrawing the table has for a status. */
export function haltCommandsFor(status: ChallengeStatus): HaltCommand[] {
	return haltCommands.filter((command) => move(command, status).ok)
}
