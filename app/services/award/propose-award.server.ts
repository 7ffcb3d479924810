import type { AwardForm } from '#app/domain/award/forms.ts'
import { mayWin, placedAs, propose } from '#app/domain/award/proposal.ts'
import { accept } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptToDecide } from '#app/services/challenge/attempt-on.server.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import { judgedFacts } from './judged-facts.server.ts'
import { writeProposal } from './write-proposal.server.ts'

type ProposeAward = { store: Store; actor: Member; code: string; decision: AwardForm; now: () => Date }

/**
 * Proposes winners and reserves for the award, with a reason for every bid that may win. Nobody but the issuer and the
 * winners learns of it before its notice. Of two people deciding at once one wins and the other is told what was decided.
 * Refuses everyone but the issuer, and before the scores are locked; see `propose`.
 */
export function proposeAward({ store, actor, code, decision, now }: ProposeAward) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToDecide(tx, { code, kind: 'proposal.made', actor, at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const standing = (await BidRepository.listStanding(tx, challenge.id)).map(({ bid }) => bid)
		const { reason, ...said } = decision
		const outcome = propose({ ...(await judgedFacts(tx, challenge, standing, at)), ...said })
		if (!outcome.ok) return refused(tx, entry, outcome)

		for (const { id } of standing.filter(mayWin)) await BidRepository.setOutcomeReason(tx, id, said.reasons[id] ?? '')
		const places = outcome.value
		const proposalId = await writeProposal(tx, { challengeId: challenge.id, places, reason, actor, at, told: placedAs(places, 'winner') })
		return accept({ proposalId })
	})
}
