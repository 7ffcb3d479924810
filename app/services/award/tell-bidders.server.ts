import type { AuditKind } from '#app/domain/audit/audit.ts'
import type { BidCommand, BidMove } from '#app/domain/bid/lifecycle.ts'
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

const kinds: Partial<Record<BidCommand, AuditKind>> = { win: 'bid.won', lose: 'bid.lost', reinstate: 'bid.reinstated', reshortlist: 'bid.reinstated' }

/** Carries out the moves of a decision on the bids, each with the reason its bidder is told. Runs after the decision; it only throws. */
export async function tellBidders(tx: Tx, { challengeId, moves, reasons, actor, at }: Telling): Promise<void> {
	for (const { id, move } of moves) {
		const kind = kinds[move.command]
		if (!kind) throw new Error(`no decision ${move.command}s a bid`)
		const outcomeReason = reasons[id] ?? ''
		if (!(await BidRepository.moveStatus(tx, { id, challengeId }, move, at, { outcomeReason }))) throw new Error(`bid ${id} moved within the transaction`)
		await AuditRepository.append(tx, {
			kind,
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
