import { accept, type Decision, refuse } from '../decision.ts'

/** Every status of a challenge, in the order of domain.md, "Life of a challenge". */
export const challengeStatuses = [
	'draft',
	'submitted',
	'returned',
	'approved',
	'open',
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
	'return',
	'resume',
	'approve',
	'publish',
	'close',
	'openBids',
	'evaluate',
	'notice',
	'award',
	'deliver',
	'accept',
	'fail',
	'withdraw',
	'declareUnfilled',
] as const
export type ChallengeCommand = (typeof challengeCommands)[number]

/** Who makes a transition; `clock` is the server's own time. */
type TransitionActor = 'issuer' | 'chainLead' | 'clock'
type Transition = { from: readonly ChallengeStatus[]; to: ChallengeStatus; by: TransitionActor }

/** The only moves there are. A command whose `from` lacks the present status is refused by every route, job and import. */
export const transitions: Record<ChallengeCommand, Transition> = {
	submit: { from: ['draft'], to: 'submitted', by: 'issuer' },
	return: { from: ['submitted'], to: 'returned', by: 'chainLead' },
	resume: { from: ['returned'], to: 'draft', by: 'issuer' },
	approve: { from: ['draft', 'submitted'], to: 'approved', by: 'chainLead' },
	publish: { from: ['approved'], to: 'open', by: 'chainLead' },
	close: { from: ['open'], to: 'closed', by: 'clock' },
	openBids: { from: ['closed'], to: 'opened', by: 'issuer' },
	evaluate: { from: ['opened'], to: 'evaluating', by: 'issuer' },
	notice: { from: ['evaluating'], to: 'noticed', by: 'issuer' },
	award: { from: ['opened', 'evaluating', 'noticed'], to: 'awarded', by: 'issuer' },
	deliver: { from: ['awarded'], to: 'delivering', by: 'issuer' },
	accept: { from: ['delivering'], to: 'accepted', by: 'issuer' },
	fail: { from: ['delivering'], to: 'failed', by: 'issuer' },
	withdraw: { from: ['open'], to: 'withdrawn', by: 'chainLead' },
	declareUnfilled: { from: ['closed', 'opened', 'evaluating', 'noticed'], to: 'unfilled', by: 'issuer' },
}

/** What a repository needs to move a row: only from the status the decision was made on. */
export type ChallengeMove = { command: ChallengeCommand; from: ChallengeStatus; to: ChallengeStatus }
export type WrongStatus = { code: 'wrong-status'; status: ChallengeStatus }

/** Decides a move by the table alone; refuses with the present status when the table has no such arrow. */
export function move(command: ChallengeCommand, status: ChallengeStatus): Decision<ChallengeMove, WrongStatus> {
	const transition = transitions[command]
	return transition.from.includes(status) ? accept({ command, from: status, to: transition.to }) : refuse({ code: 'wrong-status', status })
}

/** Coarse stages a reader filters by. */
export const stages = ['preparing', 'open', 'judging', 'noticed', 'delivering', 'completed', 'ended'] as const
export type Stage = (typeof stages)[number]
/** Stages a visitor may see; `preparing` belongs to the issuer and the chain lead. */
export const publicStages = ['open', 'judging', 'noticed', 'delivering', 'completed', 'ended'] as const

/** The statuses behind each stage; every status stands in exactly one. */
export const statusesOfStage: Record<Stage, readonly ChallengeStatus[]> = {
	preparing: ['draft', 'submitted', 'returned', 'approved'],
	open: ['open'],
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
