import { type Place, placedAs } from '#app/domain/award/proposal.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'

type Writing = { challengeId: string; places: readonly Place[]; reason: string; actor: Member; at: Date; told: readonly string[] }

/** Writes an open proposal, and that the bids of `told` are proposed as winners; answers its key. Runs after the decision; it only throws. */
export async function writeProposal(tx: Tx, { challengeId, places, reason, actor, at, told }: Writing): Promise<string> {
	const proposalId = await ProposalRepository.insert(tx, { challengeId, reason, madeAt: at, madeByUserId: actor.userId, places })
	const entry = { actor, at, challengeId }
	const after = { winners: placedAs(places, 'winner').join(' '), reserves: placedAs(places, 'reserve').join(' ') }
	await AuditRepository.append(tx, { ...entry, kind: 'proposal.made', subject: 'proposal', subjectId: proposalId, after, reason })
	await AuditRepository.appendAll(
		tx,
		told.map((bidId) => ({ ...entry, kind: 'bid.proposed' as const, subject: 'bid' as const, subjectId: bidId, after: { proposalId } })),
	)
	return proposalId
}
