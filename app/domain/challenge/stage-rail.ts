import { type AwardStatus, awardStates } from '../award/lifecycle.ts'
import type { EvaluationStatus } from '../evaluation/lifecycle.ts'
import { type Due, dueOf, type Mover } from '../lifecycle.ts'
import { openReviews, reviewStates } from '../review/lifecycle.ts'
import type { ReviewStatus } from '../review/review.ts'
import { type ChallengeStatus, challengeStates, type RailStage, railStages, statusAt, transitions } from './lifecycle.ts'

/** `at`: when it was or will be, of the stage that is now the instant its step is due; null where that is not known. */
export type RailState = { key: RailStage; state: 'done' | 'now' | 'next'; mover: Mover; at: Date | null }

type Railed = { status: ChallengeStatus; bidsOpenAt: Date | null; bidsCloseAt: Date | null; decidedAt: Date | null }
/** What stands behind the stage and dates it, as far as the reader may know; absent where there is none, or none to know of. */
type Behind = {
	review?: { status: ReviewStatus; dueAt: Date } | null
	/** The second its list is set for. */
	releaseAt?: Date | null
	/** The latest evaluation; once its scores are locked the issuer decides. */
	evaluation?: { status: EvaluationStatus; dueAt: Date } | null
	/** `decisionDueAt`: when the bureau's decision on an objection it took up is due. */
	award?: { status: AwardStatus; noticeEndsAt: Date | null; decisionDueAt: Date | null } | null
}

/** Where a challenge is by the clock, read off its lifecycle: what is done, what is now, what comes, whose move it is, and by when. A road that ended has no next. */
export function railOf(challenge: Railed, now: Date, behind: Behind = {}): RailState[] {
	const status = statusAt(challenge, now)
	const { stage, waitsFor } = challengeStates[status]
	const here = railStages.indexOf(stage)
	const isEnded = waitsFor === 'nobody'
	const instants: Partial<Record<RailStage, Date | null>> = {
		release: challenge.bidsOpenAt ?? behind.releaseAt ?? null,
		bidding: challenge.bidsCloseAt,
		evaluation: challenge.decidedAt,
	}
	return railStages.slice(0, isEnded ? here + 1 : undefined).map((key, at) => {
		if (at !== here) return { key, state: at < here ? 'done' : 'next', mover: moverOf(key), at: instants[key] ?? null }
		const mover = holderOf(status, behind) ?? waitsFor
		return { key, state: 'now', mover, at: isEnded ? (instants[key] ?? null) : dueAt(status, challenge, behind) }
	})
}

/** Whose move a stage is once it is reached: that of its first status. */
function moverOf(stage: RailStage): Mover {
	return Object.values(challengeStates).find((state) => state.stage === stage && state.waitsFor !== 'nobody')?.waitsFor ?? 'nobody'
}

/** Whom an open review, an evaluation, or an award under notice waits for. */
function holderOf(status: ChallengeStatus, { review, evaluation, award }: Behind): Mover | undefined {
	if (status === 'submitted' && review && openReviews.includes(review.status)) return reviewStates[review.status].waitsFor
	if (status === 'evaluating' && evaluation?.status === 'locked') return 'issuer'
	if (status === 'noticed' && award && awardStates[award.status].waitsFor !== 'nobody') return awardStates[award.status].waitsFor
	return undefined
}

function dueAt(status: ChallengeStatus, { bidsCloseAt }: Railed, { review, releaseAt, evaluation, award }: Behind): Date | null {
	const instants: Partial<Record<Due, Date | null>> = {
		reviewDays: review && openReviews.includes(review.status) ? review.dueAt : null,
		releaseAt: releaseAt ?? null,
		bidsCloseAt,
		scoringDays: evaluation?.status === 'scoring' ? evaluation.dueAt : null,
		noticeDays: award?.status === 'stopped' ? award.decisionDueAt : (award?.noticeEndsAt ?? null),
	}
	const due = dueOf(transitions, status)
	return (due && instants[due]) ?? null
}
