import { type BidMove, type BidStatus, moveBid, type WrongBidStatus } from '../bid/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { EvaluationStatus } from './lifecycle.ts'

/** From when to when a bid is defended. */
export type Slot = { bidId: string; startsAt: Date; endsAt: Date }
type Setting = { slot: Slot; others: readonly Slot[]; bidStatus: BidStatus; evaluationStatus: EvaluationStatus; lockedAt: Date | null; now: Date }
type DefenceRefusal = WrongBidStatus | { code: 'scores-unlocked' } | { code: 'defence-past' } | { code: 'defence-backwards' } | { code: 'defence-overlaps' }

/**
 * Sets the time of a defence (答辩), in the future and clear of every other; a bid that is only scored is shortlisted by it. Answers
 * that move, or null where the bid was shortlisted before.
 */
export function setDefence({ slot, others, bidStatus, evaluationStatus, lockedAt, now }: Setting): Decision<BidMove | null, DefenceRefusal> {
	if (evaluationStatus !== 'locked' || lockedAt === null) return refuse({ code: 'scores-unlocked' })
	const move = bidStatus === 'shortlisted' ? null : moveBid('shortlist', bidStatus)
	if (move && !move.ok) return move
	if (slot.startsAt <= now || slot.startsAt < lockedAt) return refuse({ code: 'defence-past' })
	if (slot.endsAt <= slot.startsAt) return refuse({ code: 'defence-backwards' })
	const meets = (other: Slot) => other.bidId !== slot.bidId && other.startsAt < slot.endsAt && slot.startsAt < other.endsAt
	return others.some(meets) ? refuse({ code: 'defence-overlaps' }) : accept(move ? move.value : null)
}

/** Whether minutes of a defence can be written: once it has begun. */
export function hasBegun({ startsAt }: Pick<Slot, 'startsAt'>, now: Date): boolean {
	return startsAt <= now
}
