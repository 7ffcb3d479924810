import type { AwardStatus } from '../award/lifecycle.ts'
import { isOutdated } from '../award/proposal.ts'
import { type BidStatus, moveBid } from '../bid/lifecycle.ts'
import { type Calendar, countDays, dayOf, endOfDay } from '../calendar/working-days.ts'
import { type ChallengeMove, type ChallengeStatus, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { liveSeats, type PanelStatus, type SeatStatus } from '../judging/lifecycle.ts'
import type { EvaluationStatus } from './lifecycle.ts'

/** Fewest experts that score. */
export const fewestExperts = 3

/** What the begin of an evaluation is decided on. */
export type Beginning = {
	challengeStatus: ChallengeStatus
	/** The standing bids, with whether their blind package was passed. */
	bids: readonly { status: BidStatus; isPassed: boolean }[]
	/** Whether a correction, or the opening by its own key, of some bid is awaited. */
	isAwaited: boolean
	panel: { status: PanelStatus; seats: readonly SeatStatus[] } | null
	/** The evaluation before, where there is one, and whether its panel was dissolved. */
	before: { status: EvaluationStatus; beganAt: Date; isPanelGone: boolean } | null
	/** The award proposed last. */
	award: { status: AwardStatus; settledAt: Date | null } | null
}

/** Whether a bid can be scored: it passed the screening, or was scored in the evaluation before. */
export const isScorable = (status: BidStatus): boolean => status === 'qualified' || moveBid('rescore', status).ok
/** Bids that nothing has to be decided on any more before others are scored. */
const isScreened = (status: BidStatus) => isScorable(status) || status === 'disqualified' || status === 'refused'

/** What an evaluation still waits for, each with how far it is. */
export type BeginGap =
	| { kind: 'screening' | 'packages'; done: number; all: number }
	| { kind: 'seats'; done: number; all: number }
	| { kind: 'none-qualified' | 'awaited' | 'no-panel' | 'undrawn' }

/** What is missing before the panel can begin to score, in the order in which it is done. */
export function beginGaps({ bids, isAwaited, panel }: Beginning): BeginGap[] {
	const gaps: BeginGap[] = []
	const screened = bids.filter(({ status }) => isScreened(status)).length
	const scorable = bids.filter(({ status }) => isScorable(status))
	if (screened < bids.length) gaps.push({ kind: 'screening', done: screened, all: bids.length })
	if (isAwaited) gaps.push({ kind: 'awaited' })
	if (screened === bids.length && scorable.length === 0) gaps.push({ kind: 'none-qualified' })
	const seats = panel?.seats.filter((status) => liveSeats.includes(status)) ?? []
	const accepted = seats.filter((status) => status === 'accepted').length
	if (!panel || panel.status === 'dissolved') gaps.push({ kind: 'no-panel' })
	else if (panel.status === 'committed') gaps.push({ kind: 'undrawn' })
	else if (accepted < seats.length || accepted < fewestExperts) gaps.push({ kind: 'seats', done: accepted, all: Math.max(seats.length, fewestExperts) })
	const passed = scorable.filter(({ isPassed }) => isPassed).length
	if (passed < scorable.length) gaps.push({ kind: 'packages', done: passed, all: scorable.length })
	return gaps
}

/** Whether an evaluation may follow on the one before: none was, its panel is gone, or the award it led to was returned. */
export function mayFollow({ before, award }: Pick<Beginning, 'before' | 'award'>): boolean {
	if (!before) return true
	if (before.status === 'scoring') return before.isPanelGone
	return isOutdated(before, award)
}

type BeginRefusal = WrongStatus | { code: 'evaluation-began' } | { code: 'evaluation-not-ready'; gaps: BeginGap[] }

/** Begins an evaluation; answers the move of the challenge, which stays `evaluating` where an evaluation went before. */
export function begin(beginning: Beginning): Decision<ChallengeMove | null, BeginRefusal> {
	const { challengeStatus } = beginning
	const moved = challengeStatus === 'evaluating' ? accept(null) : move('evaluate', challengeStatus)
	if (!moved.ok) return moved
	if (!mayFollow(beginning)) return refuse({ code: 'evaluation-began' })
	const gaps = beginGaps(beginning)
	return gaps.length > 0 ? refuse({ code: 'evaluation-not-ready', gaps }) : moved
}

/** Until when the sheets of an evaluation that begins now are due: the end of the last of its working days. */
export function sheetsDueAt(at: Date, scoringDays: number, calendar: Calendar): Date {
	return endOfDay(countDays(dayOf(at), scoringDays, 'working', calendar).to)
}
