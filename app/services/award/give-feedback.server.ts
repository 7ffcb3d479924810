import type { FeedbackForm } from '#app/domain/award/forms.ts'
import { losersOf } from '#app/domain/award/proposal.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import { attemptOnProposal } from './attempt-on-proposal.server.ts'

type GiveFeedback = { store: Store; actor: Member; code: string; bidId: string; said: FeedbackForm; now: () => Date }

/** Keeps what a bidder that loses by the open proposal can learn from the decision; it reads that from the notice on. Refuses everyone but the issuer. */
export function giveFeedback({ store, actor, code, bidId, said: { feedback }, now }: GiveFeedback) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnProposal(tx, { code, kind: 'bid.feedback-given', actor, at })
		if (!attempt.ok) return attempt
		const { proposal, standing, entry } = attempt.value
		if (proposal?.status !== 'open') return refused(tx, entry, refuse({ code: 'no-proposal' }))
		if (losersOf(standing, proposal.places).every(({ id }) => id !== bidId)) return refused(tx, entry, refuse({ code: 'no-such-bid' }))

		await BidRepository.setFeedback(tx, bidId, feedback)
		await AuditRepository.append(tx, { ...entry, subject: 'bid', subjectId: bidId })
		return accept(null)
	})
}
