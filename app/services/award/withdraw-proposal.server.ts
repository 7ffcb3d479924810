import type { StepBackForm } from '#app/domain/award/forms.ts'
import { moveProposal } from '#app/domain/award/lifecycle.ts'
import { placedAs } from '#app/domain/award/proposal.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ProposalRepository from '#db/repositories/proposal-repository.ts'
import { attemptOnProposal } from './attempt-on-proposal.server.ts'

type WithdrawProposal = { store: Store; actor: Member; code: string; said: StepBackForm; now: () => Date }

/** The issuer withdraws its open proposal, with a reason, and may propose anew; the winners it named are told. Refuses everyone else, and once it is published. */
export function withdrawProposal({ store, actor, code, said: { reason }, now }: WithdrawProposal) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnProposal(tx, { code, kind: 'proposal.withdrawn', actor, at })
		if (!attempt.ok) return attempt
		const { proposal, entry } = attempt.value
		if (!proposal) return refused(tx, entry, refuse({ code: 'no-proposal' }))
		const decision = moveProposal('withdraw', proposal.status)
		if (!decision.ok) return refused(tx, entry, decision)

		if (!(await ProposalRepository.moveStatus(tx, proposal.id, decision.value, at))) return refuse({ code: 'stale' })
		const { from, to } = decision.value
		await AuditRepository.append(tx, { ...entry, subject: 'proposal', subjectId: proposal.id, before: { status: from }, after: { status: to }, reason })
		const told = { ...entry, kind: 'bid.proposal-withdrawn', subject: 'bid' } as const
		await AuditRepository.appendAll(
			tx,
			placedAs(proposal.places, 'winner').map((subjectId) => ({ ...told, subjectId, after: { proposalId: proposal.id } })),
		)
		return decision
	})
}
