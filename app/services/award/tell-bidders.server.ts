import type { BidMove } from '#app/domain/bid/lifecycle.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'

type Telling = {
	challengeId: string
	moves: readonly { id: string; move: BidMove }[]
	/** What each bidder is told, by bid. */
	reasons: Readonly<Record<string, string | undefined>>
	actor: AuditRepository.AuditActor
	at: Date
}

/** Carries out the moves of a decision on the bids, each with the reason its bidder is told. Runs after the decision; it only throws. */
export async function tellBidders(tx: Tx, { challengeId, moves, reasons, actor, at }: Telling): Promise<void> {
	for (const { id, move } of moves) {
		const outcomeReason = reasons[id] ?? ''
		if (!(await BidRepository.moveStatus(tx, { id, challengeId }, move, at, { outcomeReason }))) throw new Error(`bid ${id} moved within the transaction`)
		await AuditRepository.append(tx, {
			kind: move.to === 'won' ? 'bid.won' : 'bid.lost',
			actor,
			at,
			subject: 'bid',
			subjectId: id,
			challengeId,
			before: { status: move.from },
			after: { status: move.to },
			reason: outcomeReason,
		})
	}
}
