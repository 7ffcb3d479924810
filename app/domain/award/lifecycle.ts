import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Mover, type Transition } from '../lifecycle.ts'

/** A proposed award from its notice on. `stopped`: an objection is open and the clock stands. */
export const awardStatuses = ['noticed', 'stopped', 'final', 'revoked', 'returned', 'refused'] as const
export type AwardStatus = (typeof awardStatuses)[number]
/** Statuses of which a challenge has at most one award. */
export const liveAwards: readonly AwardStatus[] = ['noticed', 'stopped', 'final']

export type AwardCommand = 'stop' | 'resume' | 'finalise' | 'revoke' | 'return' | 'refuse'

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
	refuse: { from: ['noticed', 'stopped', 'final'], to: 'refused', by: ['bidder'], needsReason: true, tells: ['issuer'] },
	return: {
		from: ['stopped'],
		to: 'returned',
		by: ['bureau'],
		guards: ['objection-open'],
		needsReason: true,
		tells: ['issuer', 'bidders', 'objector', 'followers'],
	},
}

/** A proposal (定榜建议): winners, reserves and reasons before they stand under notice. `refused`: a winner gave up, and a new proposal took its place. */
export const proposalStatuses = ['open', 'published', 'refused', 'withdrawn'] as const
export type ProposalStatus = (typeof proposalStatuses)[number]
/** Statuses of which a challenge has at most one proposal. */
export const liveProposals: readonly ProposalStatus[] = ['open', 'published']
type ProposalCommand = 'publish' | 'refuse' | 'withdraw' | 'fall'

/** The only moves of a proposal; it begins as `open`. It falls with the award that an objection brought down. */
export const proposalTransitions: Record<ProposalCommand, Transition<ProposalStatus>> = {
	publish: { from: ['open'], to: 'published', by: ['issuer'], guards: ['feedback-given'], tells: [], nextDue: 'noticeDays' },
	refuse: { from: ['open', 'published'], to: 'refused', by: ['bidder'], needsReason: true, tells: [] },
	withdraw: { from: ['open'], to: 'withdrawn', by: ['issuer'], needsReason: true, tells: [] },
	fall: { from: ['published'], to: 'withdrawn', by: ['bureau'], guards: ['objection-open'], needsReason: true, tells: [] },
}

export type ProposalMove = Move<ProposalCommand, ProposalStatus>

/** Decides a move of a proposal by the table alone. */
export function moveProposal(
	command: ProposalCommand,
	status: ProposalStatus,
): Decision<ProposalMove, { code: 'wrong-proposal-status'; status: ProposalStatus }> {
	return lookUp(proposalTransitions, command, status, 'wrong-proposal-status')
}

/** A bid is placed as a winner, or as a reserve (候补) that moves up when a winner refuses. */
export const placeRoles = ['winner', 'reserve'] as const
export type PlaceRole = (typeof placeRoles)[number]

/** Whom an award waits for; under its notice, so does its challenge. */
export const awardStates: Record<AwardStatus, { waitsFor: Mover }> = {
	noticed: { waitsFor: 'everyone' },
	stopped: { waitsFor: 'bureau' },
	final: { waitsFor: 'solver' },
	revoked: { waitsFor: 'nobody' },
	returned: { waitsFor: 'nobody' },
	refused: { waitsFor: 'nobody' },
}

export type AwardMove = Move<AwardCommand, AwardStatus>
export type WrongAwardStatus = { code: 'wrong-award-status'; status: AwardStatus }

/** Decides a move of an award by the table alone. */
export function moveAward(command: AwardCommand, status: AwardStatus): Decision<AwardMove, WrongAwardStatus> {
	return lookUp(awardTransitions, command, status, 'wrong-award-status')
}
