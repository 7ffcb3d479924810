import type { AuditKind } from '#app/domain/audit/audit.ts'
import { accept } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { attemptToDecide } from '#app/services/challenge/attempt-on.server.ts'
import type { Tx } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'

/** As `attemptToDecide`, for what the issuer does with the proposal it made: with that proposal, null where none is live, and the bids that stand. */
export async function attemptOnProposal<const Kind extends AuditKind>(tx: Tx, asked: { code: string; kind: Kind; actor: Member; at: Date }) {
	const attempt = await attemptToDecide(tx, asked)
	if (!attempt.ok) return attempt
	const { challenge, entry } = attempt.value
	return accept({
		challenge,
		entry,
		proposal: (await ProposalRepository.findLive(tx, challenge.id)) ?? null,
		standing: (await BidRepository.listStanding(tx, challenge.id)).map(({ bid }) => bid),
	})
}
