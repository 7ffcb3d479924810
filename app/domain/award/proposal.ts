import { type BidMove, type BidStatus, moveBid, type WrongBidStatus } from '../bid/lifecycle.ts'
import type { ContentLanguage } from '../challenge/challenge.ts'
import { type ChallengeMove, type ChallengeStatus, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { EvaluationStatus } from '../evaluation/lifecycle.ts'
import type { Rules } from '../rules/rule-pack.ts'
import { type AlreadyDecided, alreadyDecided } from './decided.ts'
import { type AwardMove, type AwardStatus, moveAward, moveProposal, type PlaceRole, type ProposalMove, type ProposalStatus } from './lifecycle.ts'

type Standing = { id: string; status: BidStatus }
/** A bid in a proposal; places count from 1 within their role. */
export type Place = { bidId: string; role: PlaceRole; place: number }

/** Whether a bid may still win: it was scored and nothing was decided of it. */
export const mayWin = ({ status }: Pick<Standing, 'status'>): boolean => moveBid('win', status).ok

/** The bids of one role, in their order. */
export function placedAs(places: readonly Place[], role: PlaceRole): string[] {
	return places
		.filter((one) => one.role === role)
		.sort((one, other) => one.place - other.place)
		.map(({ bidId }) => bidId)
}

/** Winners and reserves in their order as places. */
export function placesOf(winners: readonly string[], reserves: readonly string[]): Place[] {
	const placed = (role: PlaceRole) => (bidId: string, at: number) => ({ bidId, role, place: at + 1 })
	return [...winners.map(placed('winner')), ...reserves.map(placed('reserve'))]
}

/** Whether bids are to be judged anew: an objection sent the award back, and the latest evaluation began before. */
export function isOutdated(evaluation: { beganAt: Date }, award: { status: AwardStatus; settledAt: Date | null } | null): boolean {
	return award?.status === 'returned' && award.settledAt !== null && evaluation.beganAt <= award.settledAt
}

type Judged = {
	status: ChallengeStatus
	/** The latest evaluation; null where none began. */
	evaluation: { status: EvaluationStatus; beganAt: Date } | null
	/** The latest award that was under notice. */
	award: { status: AwardStatus; settledAt: Date | null } | null
	/** Whether a proposal is open. */
	isProposed: boolean
	bids: readonly Standing[]
	/** Whether prices sealed apart are still to be opened. */
	arePricesSealed: boolean
	/** Whether a bid is still being corrected. */
	isCorrecting: boolean
	rules: Pick<Rules, 'minimumBids'>
}
type Hindrance =
	| WrongStatus
	| AlreadyDecided
	| { code: 'already-proposed' | 'scores-unlocked' | 'evaluation-outdated' | 'prices-sealed' | 'correction-running' }
	| { code: 'too-few-bids'; count: number }

/**
 * Whether there can be a proposal now: once the scores are locked, and after an objection sent the award back, locked anew;
 * no price is sealed, no correction awaited, as many bids may win as the rules ask, and nobody has proposed or decided.
 */
export function readyToPropose({ status, bids, rules, ...judged }: Judged): Decision<null, Hindrance> {
	const decided = alreadyDecided(status)
	if (decided) return refuse(decided)
	const moving = move('notice', status)
	if (!moving.ok) return moving
	if (judged.isProposed) return refuse({ code: 'already-proposed' })
	const { evaluation, award } = judged
	if (evaluation?.status !== 'locked') return refuse({ code: 'scores-unlocked' })
	if (isOutdated(evaluation, award)) return refuse({ code: 'evaluation-outdated' })
	if (judged.arePricesSealed) return refuse({ code: 'prices-sealed' })
	if (judged.isCorrecting) return refuse({ code: 'correction-running' })
	return bids.filter(mayWin).length < rules.minimumBids ? refuse({ code: 'too-few-bids', count: rules.minimumBids }) : accept(null)
}

type Asked = Judged & {
	winners: readonly string[]
	reserves: readonly string[]
	/** What each bid is told. */
	reasons: Readonly<Record<string, string | undefined>>
}
type ProposalRefusal = Hindrance | WrongBidStatus | { code: 'no-winner' | 'placed-twice' | 'no-such-bid' | 'reasons-missing' }

/** Proposes winners and reserves (定榜建议) among the bids that may win, with a reason for every one of these. */
export function propose({ winners, reserves, reasons, ...judged }: Asked): Decision<Place[], ProposalRefusal> {
	const ready = readyToPropose(judged)
	if (!ready.ok) return ready
	const placed = [...winners, ...reserves]
	if (winners.length === 0) return refuse({ code: 'no-winner' })
	if (new Set(placed).size < placed.length) return refuse({ code: 'placed-twice' })
	const statuses = new Map(judged.bids.map((bid) => [bid.id, bid.status]))
	for (const id of placed) {
		const bidStatus = statuses.get(id)
		if (!bidStatus) return refuse({ code: 'no-such-bid' })
		const win = moveBid('win', bidStatus)
		if (!win.ok) return win
	}
	if (judged.bids.filter(mayWin).some(({ id }) => !reasons[id])) return refuse({ code: 'reasons-missing' })
	return accept(placesOf(winners, reserves))
}

/** The bids that lose by a proposal, each of which is owed feedback (反馈): all that may win and are no winner, reserves too. */
export function losersOf<Bid extends Standing>(bids: readonly Bid[], places: readonly Place[]): Bid[] {
	const winners = placedAs(places, 'winner')
	return bids.filter((bid) => mayWin(bid) && !winners.includes(bid.id))
}

type Refusing = {
	bid: Standing
	challenge: ChallengeStatus
	/** The live proposal with its places; null where there is none. */
	proposal: { status: ProposalStatus; places: readonly Place[] } | null
	/** The latest award, which is that proposal under notice where it was published. */
	award: AwardStatus | null
}
type Refused = { bid: BidMove; proposal: ProposalMove; award: AwardMove | null; challenge: ChallengeMove | null }

/**
 * A winner gives up (放弃): while its proposal is open, under notice, and when the award is final. An award that was
 * published falls, and its challenge goes back to the evaluation.
 */
export function refuseWin({ bid, challenge, proposal, award }: Refusing): Decision<Refused, WrongBidStatus | WrongStatus | { code: 'no-winner-here' }> {
	const own = moveBid('refuse', bid.status)
	if (!own.ok) return own
	if (!proposal || !placedAs(proposal.places, 'winner').includes(bid.id)) return refuse({ code: 'no-winner-here' })
	const falling = moveProposal('refuse', proposal.status)
	if (!falling.ok) return refuse({ code: 'no-winner-here' })
	const refused = { bid: own.value, proposal: falling.value }
	if (proposal.status === 'open') return accept({ ...refused, award: null, challenge: null })
	const down = award ? moveAward('refuse', award) : null
	if (!down?.ok) return refuse({ code: 'no-winner-here' })
	const back = move('replaceWinner', challenge)
	return back.ok ? accept({ ...refused, award: down.value, challenge: back.value }) : back
}

/**
 * The places once a winner has given up: the other winners stay in their order, the next reserve that still stands moves up
 * (递补) behind them, the reserves after it keep their order. Empty where no winner is left.
 */
export function moveUp(places: readonly Place[], refuserId: string, stands: (bidId: string) => boolean): Place[] {
	const stay = placedAs(places, 'winner').filter((id) => id !== refuserId && stands(id))
	const [next, ...rest] = placedAs(places, 'reserve').filter(stands)
	const winners = next ? [...stay, next] : stay
	return winners.length > 0 ? placesOf(winners, rest) : []
}

const movedUpWords: Record<ContentLanguage, string> = {
	zh: '原拟中榜单位放弃，由候补按序递补。原建议理由：',
	en: 'A winner gave up, and the next reserve moved up. The reasons given before: ',
}

/** The reason of a proposal that takes the place of one whose winner gave up: that this happened, and what was said before. */
export function movedUpReason(reason: string, language: ContentLanguage): string {
	const words = movedUpWords[language]
	return reason.startsWith(words) ? reason : words + reason
}
