import { type BidMove, type BidStatus, moveBid, type WrongBidStatus } from '../bid/lifecycle.ts'
import { type ChallengeMove, type ChallengeStatus, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type AlreadyDecided, alreadyDecided } from './decided.ts'

type AwardRefusal = WrongStatus | WrongBidStatus | AlreadyDecided | { code: 'no-such-bid' }
type Standing = { id: string; status: BidStatus }
export type Award = { challenge: ChallengeMove; bids: { id: string; move: BidMove }[] }

/** Awards a challenge (定榜) to one of its opened bids; every other bid that still stands loses, a disqualified one stays so. */
export function award(status: ChallengeStatus, bids: readonly Standing[], winnerId: string): Decision<Award, AwardRefusal> {
	const decided = alreadyDecided(status)
	if (decided) return refuse(decided)
	const decision = move('award', status)
	if (!decision.ok) return decision
	const winner = bids.find((bid) => bid.id === winnerId)
	if (!winner) return refuse({ code: 'no-such-bid' })
	const win = moveBid('win', winner.status)
	if (!win.ok) return win
	return accept({ challenge: decision.value, bids: [{ id: winner.id, move: win.value }, ...losses(bids.filter((bid) => bid !== winner))] })
}

/** The moves by which bids that still stand lose. */
export function losses(bids: readonly Standing[]): { id: string; move: BidMove }[] {
	return bids.flatMap(({ id, status }) => {
		const loss = moveBid('lose', status)
		return loss.ok ? [{ id, move: loss.value }] : []
	})
}
