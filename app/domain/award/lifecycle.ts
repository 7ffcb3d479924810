import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Mover, type Transition } from '../lifecycle.ts'

/** A proposed award from its notice on. `stopped`: an objection is open and the clock stands. */
export const awardStatuses = ['noticed', 'stopped', 'final', 'revoked', 'returned'] as const
export type AwardStatus = (typeof awardStatuses)[number]
/** Statuses of which a challenge has at most one award. */
export const liveAwards: readonly AwardStatus[] = ['noticed', 'stopped', 'final']

export type AwardCommand = 'stop' | 'resume' | 'finalise' | 'revoke' | 'return'

/** The only moves of an award; it begins as `noticed` with the command `notice` of its challenge. */
export const awardTransitions: Record<AwardCommand, Transition<AwardStatus>> = {
	stop: {
		from: ['noticed'],
		to: 'stopped',
		by: ['objector'],
		guards: ['notice-running'],
		needsReason: true,
		tells: ['issuer', 'bureau'],
		nextDue: 'objectionAcceptDays',
	},
	resume: {
		from: ['stopped'],
		to: 'noticed',
		by: ['bureau'],
		guards: ['nothing-open'],
		needsReason: true,
		tells: ['issuer', 'objector'],
		nextDue: 'noticeDays',
	},
	finalise: { from: ['noticed'], to: 'final', by: ['clock'], guards: ['notice-over', 'nothing-open'], tells: ['issuer', 'bidders', 'followers'] },
	revoke: {
		from: ['stopped'],
		to: 'revoked',
		by: ['bureau'],
		guards: ['objection-open'],
		needsReason: true,
		tells: ['issuer', 'bidders', 'objector', 'followers'],
	},
	return: {
		from: ['stopped'],
		to: 'returned',
		by: ['bureau'],
		guards: ['objection-open'],
		needsReason: true,
		tells: ['issuer', 'bidders', 'objector', 'followers'],
	},
}

/** Whom an award waits for; under its notice, so does its challenge. */
export const awardStates: Record<AwardStatus, { waitsFor: Mover }> = {
	noticed: { waitsFor: 'everyone' },
	stopped: { waitsFor: 'bureau' },
	final: { waitsFor: 'nobody' },
	revoked: { waitsFor: 'nobody' },
	returned: { waitsFor: 'nobody' },
}

export type AwardMove = Move<AwardCommand, AwardStatus>
export type WrongAwardStatus = { code: 'wrong-award-status'; status: AwardStatus }

/** Decides a move of an award by the table alone. */
export function moveAward(command: AwardCommand, status: AwardStatus): Decision<AwardMove, WrongAwardStatus> {
	return lookUp(awardTransitions, command, status, 'wrong-award-status')
}
