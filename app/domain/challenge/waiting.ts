import { mayWin } from '../award/proposal.ts'
import { type Beginning, beginGaps, mayFollow } from '../evaluation/begin.ts'
import type { ChallengeStatus } from './lifecycle.ts'

/** What a challenge waits for between its deadline and the end of its notice; each kind has one that it waits for. */
export type WaitingKind =
	| 'open'
	| 'holders'
	| 'conflicted'
	| 'screening'
	| 'correction'
	| 'recovery'
	| 'none-qualified'
	| 'no-panel'
	| 'undrawn'
	| 'seats'
	| 'packages'
	| 'begin'
	| 'scoring'
	| 'scoring-late'
	| 'meeting'
	| 'prices'
	| 'defence'
	| 'minutes'
	| 'none-left'
	| 'proposal'
	| 'feedback'
	| 'publish'
	| 'notice'
	| 'objection'
/** `count`: of how many; `at`: until or from when. Null where that says nothing, or nobody knows. */
export type Waiting = { kind: WaitingKind; count: number | null; at: Date | null }

/** What is known of a challenge whose bids are being judged, or whose award is under notice. */
export type Awaiting = Pick<Beginning, 'panel' | 'award'> & {
	status: ChallengeStatus
	/** Whether the reader is in conflict with one of the bids. */
	isConflicted: boolean
	/** Whether bids are sealed to keys of holders, and whether prices sealed apart still are. */
	isKeyed: boolean
	arePricesSealed: boolean
	/** The standing bids, counted by what is alike. */
	bids: readonly (Beginning['bids'][number] & { count: number })[]
	/** Bids whose correction is awaited, and until when the last may come. */
	correcting: { count: number; until: Date } | null
	/** Until when a bidder's own key may still open its bid. */
	recoveryUntil: Date | null
	evaluation: (NonNullable<Beginning['before']> & { dueAt: Date; areSheetsIn: boolean }) | null
	/** When the first defence begins, or began, that has no minutes. */
	defenceAt: Date | null
	/** Of an open proposal, how many losers lack their feedback; null where none is open. */
	feedbackOwed: number | null
	/** The notice that runs, with the objections to it that are open. */
	notice: { endsAt: Date | null; openObjections: number; decisionDueAt: Date | null } | null
}

const waiting = (kind: WaitingKind, { count = null, at = null }: Partial<Omit<Waiting, 'kind'>> = {}): Waiting => ({ kind, count, at })

/** What a challenge waits for, to say in one line to its issuer: the first thing that has to be done; null outside the time from deadline to award. */
export function waitingOf(facts: Awaiting, now: Date): Waiting | null {
	switch (facts.status) {
		case 'closed':
			return waiting(facts.isKeyed ? 'holders' : 'open')
		case 'opened':
		case 'evaluating':
			return facts.isConflicted ? waiting('conflicted') : whileJudged(facts, now)
		case 'noticed': {
			if (!facts.notice) return null
			const { endsAt, openObjections, decisionDueAt } = facts.notice
			return openObjections > 0 ? waiting('objection', { count: openObjections, at: decisionDueAt }) : waiting('notice', { at: endsAt })
		}
		default:
			return null
	}
}

function whileJudged(facts: Awaiting, now: Date): Waiting {
	const { evaluation, award, feedbackOwed, defenceAt, bids } = facts
	if (feedbackOwed !== null) return feedbackOwed > 0 ? waiting('feedback', { count: feedbackOwed }) : waiting('publish')
	if (!evaluation || mayFollow({ before: evaluation, award })) return beforeScoring(facts)
	if (evaluation.status === 'scoring') {
		const seats = gapsOf(facts).find(({ kind }) => kind === 'seats')
		if (seats && 'all' in seats) return waiting('seats', { count: seats.all - seats.done })
		if (evaluation.areSheetsIn) return waiting('meeting')
		return waiting(now < evaluation.dueAt ? 'scoring' : 'scoring-late', { at: evaluation.dueAt })
	}
	if (facts.arePricesSealed) return waiting('prices')
	if (defenceAt) return now < defenceAt ? waiting('defence', { at: defenceAt }) : waiting('minutes', { at: defenceAt })
	return waiting(bids.some(mayWin) ? 'proposal' : 'none-left')
}

function gapsOf({ status, bids, correcting, recoveryUntil, panel, evaluation, award }: Awaiting) {
	const each = bids.flatMap(({ count, ...bid }) => Array.from({ length: count }, () => bid))
	return beginGaps({ challengeStatus: status, bids: each, isAwaited: correcting !== null || recoveryUntil !== null, panel, before: evaluation, award })
}

/** The first thing that is missing before the panel can begin; what only waits for a bidder comes after what somebody can do. */
function beforeScoring(facts: Awaiting): Waiting {
	const { correcting, recoveryUntil } = facts
	const [first] = gapsOf(facts)
	if (!first) return waiting('begin')
	const open = 'all' in first ? first.all - first.done : null
	const unasked = first.kind === 'screening' && open !== null ? open - (correcting?.count ?? 0) : open
	if (first.kind === 'awaited' || unasked === 0)
		return correcting ? waiting('correction', { count: correcting.count, at: correcting.until }) : waiting('recovery', { at: recoveryUntil })
	return waiting(first.kind, { count: unasked })
}
