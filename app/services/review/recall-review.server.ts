import { accept } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { moveReview } from '#app/domain/review/lifecycle.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import { attemptOnReview } from './attempt-on-review.server.ts'
import { reviewDue } from './review-due.server.ts'

type Recall = { store: Store; actor: Member; reviewId: string; seen: number; reason: string; now: () => Date }

/** The chain lead ends a diagnosis that takes too long; what the broker noted so far stays, the broker sees it no longer. */
export function recallReview({ store, actor, reviewId, seen, reason, now }: Recall) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnReview(tx, { reviewId, kind: 'review.recalled', actor, by: 'chainLead', seen, at })
		if (!attempt.ok) return attempt
		const { challenge, review, entry } = attempt.value
		const decision = moveReview('recall', review.status)
		if (!decision.ok) return refused(tx, entry, decision)
		const due = await reviewDue(tx, challenge.citySlug, at)
		if (!(await ReviewRepository.moveStatus(tx, reviewId, decision.value, due))) throw new Error(`review ${reviewId} moved within the transaction`)
		const { from, to } = decision.value
		await AuditRepository.append(tx, { ...entry, before: { status: from }, after: { status: to, due: due.duePeriod.to }, reason })
		return accept(null)
	})
}
