import { type BidMove, type BidStatus, moveBid } from '../bid/lifecycle.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { type ChallengeMove, type ChallengeStatus, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { Rules } from '../rules/rule-pack.ts'
import { moveProposal, type ProposalMove, type ProposalStatus } from './lifecycle.ts'
import { beginNotice, type RunningNotice } from './notice.ts'
import { losersOf, type Place } from './proposal.ts'

type Standing = { id: string; status: BidStatus }
type Publishing = {
	status: ChallengeStatus
	/** The live proposal; null where there is none. */
	proposal: { status: ProposalStatus; places: readonly Place[] } | null
	bids: readonly (Standing & { feedback: string })[]
	rules: Rules
	at: Date
	calendar: Calendar
}
type Published = { challenge: ChallengeMove; proposal: ProposalMove; notice: RunningNotice }

/** Publishes a proposal: the public notice (公示) of its rules begins. Every bid that loses by it has its feedback before. */
export function publish({
	status,
	proposal,
	bids,
	rules,
	at,
	calendar,
}: Publishing): Decision<Published, WrongStatus | { code: 'no-proposal' } | { code: 'feedback-missing'; count: number }> {
	const moving = move('notice', status)
	if (!moving.ok) return moving
	const publishing = proposal && moveProposal('publish', proposal.status)
	if (!proposal || !publishing?.ok) return refuse({ code: 'no-proposal' })
	const count = losersOf(bids, proposal.places).filter(({ feedback }) => feedback === '').length
	if (count > 0) return refuse({ code: 'feedback-missing', count })
	return accept({ challenge: moving.value, proposal: publishing.value, notice: beginNotice(rules, at, calendar) })
}

/** The moves of the bids when an award becomes final: the winners win, every other that still stands loses, a disqualified one stays so. */
export function settle(bids: readonly Standing[], winnerIds: readonly string[]): { id: string; move: BidMove }[] {
	const wins = bids.flatMap(({ id, status }) => {
		const win = moveBid('win', status)
		return winnerIds.includes(id) && win.ok ? [{ id, move: win.value }] : []
	})
	return [...wins, ...losses(bids.filter(({ id }) => !winnerIds.includes(id)))]
}

/** The moves by which bids that still stand lose. */
export function losses(bids: readonly Standing[]): { id: string; move: BidMove }[] {
	return bids.flatMap(({ id, status }) => {
		const loss = moveBid('lose', status)
		return loss.ok ? [{ id, move: loss.value }] : []
	})
}

/** The moves that undo what a final award decided of the bids beside the winner who gives up; those that were shortlisted are so again. */
export function reinstatements(bids: readonly Standing[], refuserId: string, wasShortlisted: (bidId: string) => boolean): { id: string; move: BidMove }[] {
	return bids.flatMap(({ id, status }) => {
		const back = moveBid(wasShortlisted(id) ? 'reshortlist' : 'reinstate', status)
		return id !== refuserId && back.ok ? [{ id, move: back.value }] : []
	})
}
