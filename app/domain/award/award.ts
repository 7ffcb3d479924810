import { type BidMove, type BidStatus, moveBid, type WrongBidStatus } from '../bid/lifecycle.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { type ChallengeMove, type ChallengeStatus, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { Rules } from '../rules/rule-pack.ts'
import { type AlreadyDecided, alreadyDecided } from './decided.ts'
import { beginNotice, type RunningNotice } from './notice.ts'

type ProposalRefusal =
	| WrongStatus
	| WrongBidStatus
	| AlreadyDecided
	| { code: 'no-such-bid' }
	| { code: 'prices-sealed' }
	| { code: 'correction-running' }
	| { code: 'too-few-bids'; count: number }
type Standing = { id: string; status: BidStatus }
type Proposal = {
	status: ChallengeStatus
	bids: readonly Standing[]
	/** Whether prices sealed apart are still to be opened. */
	arePricesSealed: boolean
	/** Whether a bid is still being corrected. */
	isCorrecting: boolean
	winnerId: string
	rules: Rules
	at: Date
	calendar: Calendar
}

/**
 * Proposes one of the opened bids for the award (拟定榜): the public notice of its rules begins. Refuses a bid that does
 * not stand, fewer bids than the rules ask, while prices are
 * still sealed or a correction is awaited, and once someone has decided.
 */
export function propose({
	status,
	bids,
	arePricesSealed,
	isCorrecting,
	winnerId,
	rules,
	at,
	calendar,
}: Proposal): Decision<{ challenge: ChallengeMove; notice: RunningNotice }, ProposalRefusal> {
	const decided = alreadyDecided(status)
	if (decided) return refuse(decided)
	const decision = move('notice', status)
	if (!decision.ok) return decision
	if (arePricesSealed) return refuse({ code: 'prices-sealed' })
	if (isCorrecting) return refuse({ code: 'correction-running' })
	const winner = bids.find((bid) => bid.id === winnerId)
	if (!winner) return refuse({ code: 'no-such-bid' })
	const win = moveBid('win', winner.status)
	if (!win.ok) return win
	if (bids.filter((bid) => moveBid('win', bid.status).ok).length < rules.minimumBids) return refuse({ code: 'too-few-bids', count: rules.minimumBids })
	return accept({ challenge: decision.value, notice: beginNotice(rules, at, calendar) })
}

/** The moves of the bids when an award becomes final: its bid wins, every other that still stands loses, a disqualified one stays so. */
export function settle(bids: readonly Standing[], winnerId: string): { id: string; move: BidMove }[] {
	const winner = bids.find((bid) => bid.id === winnerId)
	const win = winner && moveBid('win', winner.status)
	return [...(winner && win?.ok ? [{ id: winner.id, move: win.value }] : []), ...losses(bids.filter((bid) => bid !== winner))]
}

/** The moves by which bids that still stand lose. */
export function losses(bids: readonly Standing[]): { id: string; move: BidMove }[] {
	return bids.flatMap(({ id, status }) => {
		const loss = moveBid('lose', status)
		return loss.ok ? [{ id, move: loss.value }] : []
	})
}
