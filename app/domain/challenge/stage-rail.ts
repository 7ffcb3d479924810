import { type ChallengeStatus, statusAt } from './lifecycle.ts'

/** The stages a reader follows a challenge through. */
const railSteps = ['review', 'release', 'bidding', 'opening', 'evaluation', 'notice', 'delivery', 'acceptance'] as const
export type RailStepKey = (typeof railSteps)[number]
export type Mover = 'issuer' | 'chainLead' | 'bidders' | 'everyone' | 'solver' | 'nobody'
export type RailState = { key: RailStepKey; state: 'done' | 'now' | 'next'; mover: Mover; at: Date | null }

/** The stage each status stands in; side exits stand where they left the road. */
const stepOf: Record<ChallengeStatus, RailStepKey> = {
	draft: 'review',
	submitted: 'review',
	returned: 'review',
	approved: 'release',
	open: 'bidding',
	suspended: 'bidding',
	closed: 'opening',
	opened: 'evaluation',
	evaluating: 'evaluation',
	noticed: 'notice',
	awarded: 'delivery',
	delivering: 'delivery',
	accepted: 'acceptance',
	failed: 'acceptance',
	withdrawn: 'bidding',
	unfilled: 'evaluation',
}
const movers: Record<RailStepKey, Mover> = {
	review: 'chainLead',
	release: 'chainLead',
	bidding: 'bidders',
	opening: 'issuer',
	evaluation: 'issuer',
	notice: 'everyone',
	delivery: 'solver',
	acceptance: 'issuer',
}
const ended: readonly ChallengeStatus[] = ['accepted', 'failed', 'withdrawn', 'unfilled']

type Railed = { status: ChallengeStatus; bidsOpenAt: Date | null; bidsCloseAt: Date | null; decidedAt: Date | null }

/** Where a challenge is by the clock: what is done, what is now, what comes, whose move it is, and the instant known of each. A road that ended has no next. */
export function railOf(challenge: Railed, now: Date): RailState[] {
	const status = statusAt(challenge, now)
	const here = railSteps.indexOf(stepOf[status])
	const instants: Partial<Record<RailStepKey, Date | null>> = { release: challenge.bidsOpenAt, bidding: challenge.bidsCloseAt, evaluation: challenge.decidedAt }
	const isEnded = ended.includes(status)
	return railSteps.slice(0, isEnded ? here + 1 : undefined).map((key, at) => {
		const state = at < here ? 'done' : at === here ? 'now' : 'next'
		const isHere = state === 'now'
		if (isHere && status === 'suspended') return { key, state, mover: 'chainLead', at: null }
		if (isHere && (status === 'draft' || status === 'returned')) return { key, state, mover: 'issuer', at: null }
		return { key, state, mover: isHere && isEnded ? 'nobody' : movers[key], at: instants[key] ?? null }
	})
}
