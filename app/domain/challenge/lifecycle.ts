import type { Decision } from '../decision.ts'
import { lookUp, type Move, type Mover, type Transition } from '../lifecycle.ts'

/** Every status of a challenge, in the order of domain.md, "Life of a challenge". */
export const challengeStatuses = [
	'draft',
	'submitted',
	'returned',
	'approved',
	'open',
	'suspended',
	'closed',
	'opened',
	'evaluating',
	'noticed',
	'awarded',
	'delivering',
	'accepted',
	'failed',
	'withdrawn',
	'unfilled',
] as const
export type ChallengeStatus = (typeof challengeStatuses)[number]

export const challengeCommands = [
	'submit',
	'takeBack',
	'return',
	'resume',
	'approve',
	'publish',
	'clarify',
	'suspend',
	'reopen',
	'close',
	'openBids',
	'evaluate',
	'notice',
	'replaceWinner',
	'award',
	'reevaluate',
	'revoke',
	'deliver',
	'accept',
	'fail',
	'withdraw',
	'declareUnfilled',
] as const
export type ChallengeCommand = (typeof challengeCommands)[number]

/** The only moves there are. A command whose `from` lacks the present status is refused by every route, job and import. */
export const transitions: Record<ChallengeCommand, Transition<ChallengeStatus>> = {
	submit: { from: ['draft'], to: 'submitted', by: ['issuer'], guards: ['complete'], tells: ['chainLead'], nextDue: 'reviewDays' },
	takeBack: { from: ['submitted'], to: 'draft', by: ['issuer'], tells: ['chainLead'] },
	return: { from: ['submitted'], to: 'returned', by: ['chainLead'], needsReason: true, tells: ['issuer'] },
	resume: { from: ['returned'], to: 'draft', by: ['issuer'], tells: [] },
	approve: { from: ['draft', 'submitted'], to: 'approved', by: ['chainLead', 'clock'], tells: ['issuer'], nextDue: 'releaseAt' },
	publish: {
		from: ['approved'],
		to: 'open',
		by: ['chainLead', 'clock'],
		guards: ['complete', 'rules-kept'],
		tells: ['issuer', 'followers'],
		nextDue: 'bidsCloseAt',
	},
	clarify: {
		from: ['open'],
		to: 'open',
		by: ['issuer', 'chainLead'],
		guards: ['before-deadline', 'changes-something', 'rules-kept'],
		needsReason: true,
		tells: ['issuer', 'bidders', 'followers'],
		nextDue: 'bidsCloseAt',
	},
	suspend: { from: ['open'], to: 'suspended', by: ['chainLead'], guards: ['before-deadline'], needsReason: true, tells: ['issuer', 'bidders', 'followers'] },
	reopen: { from: ['suspended'], to: 'open', by: ['chainLead'], needsReason: true, tells: ['issuer', 'bidders', 'followers'], nextDue: 'bidsCloseAt' },
	close: { from: ['open'], to: 'closed', by: ['clock'], guards: ['deadline-passed'], tells: ['issuer'] },
	openBids: { from: ['closed'], to: 'opened', by: ['issuer', 'clock'], guards: ['deadline-passed'], tells: ['bidders'] },
	evaluate: {
		from: ['opened'],
		to: 'evaluating',
		by: ['issuer'],
		guards: ['bids-screened', 'panel-seated', 'packages-passed'],
		tells: ['bidders'],
		nextDue: 'scoringDays',
	},
	notice: {
		from: ['evaluating'],
		to: 'noticed',
		by: ['issuer'],
		guards: ['feedback-given'],
		tells: ['bidders', 'bureau', 'followers'],
		nextDue: 'noticeDays',
	},
	replaceWinner: { from: ['noticed', 'awarded'], to: 'evaluating', by: ['bidder'], needsReason: true, tells: ['issuer', 'followers'] },
	award: { from: ['noticed'], to: 'awarded', by: ['clock'], guards: ['notice-over', 'nothing-open'], tells: ['issuer', 'bidders', 'followers'] },
	reevaluate: { from: ['noticed'], to: 'evaluating', by: ['bureau'], guards: ['objection-open'], needsReason: true, tells: ['issuer', 'bidders', 'followers'] },
	revoke: { from: ['noticed'], to: 'unfilled', by: ['bureau'], guards: ['objection-open'], needsReason: true, tells: ['issuer', 'bidders', 'followers'] },
	deliver: { from: ['awarded'], to: 'delivering', by: ['issuer'], tells: [] },
	accept: { from: ['delivering'], to: 'accepted', by: ['issuer'], tells: [] },
	fail: { from: ['delivering'], to: 'failed', by: ['issuer'], needsReason: true, tells: [] },
	withdraw: {
		from: ['open', 'suspended'],
		to: 'withdrawn',
		by: ['chainLead'],
		guards: ['before-deadline'],
		needsReason: true,
		tells: ['issuer', 'bidders', 'followers'],
	},
	declareUnfilled: {
		from: ['closed', 'opened', 'evaluating'],
		to: 'unfilled',
		by: ['issuer'],
		guards: ['deadline-passed'],
		needsReason: true,
		tells: ['bidders', 'followers'],
	},
}

/** The stages a reader follows a challenge through, in their order. */
export const railStages = ['review', 'release', 'bidding', 'opening', 'evaluation', 'notice', 'delivery', 'acceptance'] as const
export type RailStage = (typeof railStages)[number]

/** Every status as the rail shows it: the stage it stands at, and whom it waits for there; a side exit stands where it left the road. What is due, the arrows into it say (`nextDue`). */
export const challengeStates: Record<ChallengeStatus, { stage: RailStage; waitsFor: Mover }> = {
	draft: { stage: 'review', waitsFor: 'issuer' },
	submitted: { stage: 'review', waitsFor: 'chainLead' },
	returned: { stage: 'review', waitsFor: 'issuer' },
	approved: { stage: 'release', waitsFor: 'chainLead' },
	open: { stage: 'bidding', waitsFor: 'bidders' },
	suspended: { stage: 'bidding', waitsFor: 'chainLead' },
	closed: { stage: 'opening', waitsFor: 'issuer' },
	opened: { stage: 'evaluation', waitsFor: 'issuer' },
	evaluating: { stage: 'evaluation', waitsFor: 'panel' },
	noticed: { stage: 'notice', waitsFor: 'everyone' },
	awarded: { stage: 'delivery', waitsFor: 'solver' },
	delivering: { stage: 'delivery', waitsFor: 'solver' },
	accepted: { stage: 'acceptance', waitsFor: 'nobody' },
	failed: { stage: 'acceptance', waitsFor: 'nobody' },
	withdrawn: { stage: 'bidding', waitsFor: 'nobody' },
	unfilled: { stage: 'evaluation', waitsFor: 'nobody' },
}

export type ChallengeMove = Move<ChallengeCommand, ChallengeStatus>
export type WrongStatus = { code: 'wrong-status'; status: ChallengeStatus }

/** Decides a move by the table alone; refuses with the present status when the table has no such arrow. */
export function move(command: ChallengeCommand, status: ChallengeStatus): Decision<ChallengeMove, WrongStatus> {
	return lookUp(transitions, command, status, 'wrong-status')
}

/** Coarse stages a reader filters by. */
export const stages = ['preparing', 'open', 'suspended', 'judging', 'noticed', 'delivering', 'completed', 'ended'] as const
export type Stage = (typeof stages)[number]
/** Stages a visitor may see; `preparing` belongs to the issuer and the chain lead. */
export const publicStages = ['open', 'suspended', 'judging', 'noticed', 'delivering', 'completed', 'ended'] as const

/** The statuses behind each stage; every status stands in exactly one. */
export const statusesOfStage: Record<Stage, readonly ChallengeStatus[]> = {
	preparing: ['draft', 'submitted', 'returned', 'approved'],
	open: ['open'],
	suspended: ['suspended'],
	judging: ['closed', 'opened', 'evaluating'],
	noticed: ['noticed'],
	delivering: ['awarded', 'delivering'],
	completed: ['accepted'],
	ended: ['failed', 'withdrawn', 'unfilled'],
}

/** Whether a challenge in this status has been released to the public. */
export function isReleased(status: ChallengeStatus): boolean {
	return !statusesOfStage.preparing.includes(status)
}

/** The status by the server's clock: an open challenge whose deadline (`bidsCloseAt`) has come is closed, even before the job moved its row. */
export function statusAt(challenge: { status: ChallengeStatus; bidsCloseAt: Date | null }, now: Date): ChallengeStatus {
	const isOver = challenge.bidsCloseAt !== null && challenge.bidsCloseAt <= now
	return challenge.status === 'open' && isOver ? 'closed' : challenge.status
}

/** The stage by the server's clock; see `statusAt`. */
export function stageAt(challenge: { status: ChallengeStatus; bidsCloseAt: Date | null }, now: Date): Stage {
	const status = statusAt(challenge, now)
	return stages.find((stage) => statusesOfStage[stage].includes(status)) ?? 'preparing'
}
