import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { FieldNotes } from '#app/domain/review/forms.ts'
import { moveReview } from '#app/domain/review/lifecycle.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import { attemptOnReview } from './attempt-on-review.server.ts'
import { reviewDue } from './review-due.server.ts'

type Annotate = { store: Store; actor: Member; reviewId: string; fields: FieldNotes; isHandedBack: boolean; now: () => Date }

/**
 * A broker notes beside the fields of a demand what it found, in place of what it noted before, and, where it is done,
 * hands the demand back to the chain lead, whose clock begins anew. Refuses whatever is not assigned to the broker now,
 * and a handing back without a note.
 */
export function annotateReview({ store, actor, reviewId, fields, isHandedBack, now }: Annotate) {
	return store.tx(async (tx) => {
		const at = now()
		const kind = isHandedBack ? 'review.handed-back' : 'review.annotated'
		const attempt = await attemptOnReview(tx, { reviewId, kind, actor, by: 'broker', at })
		if (!attempt.ok) return attempt
		const { challenge, review, entry } = attempt.value
		const decision = moveReview('handBack', review.status)
		if (!decision.ok) return refused(tx, entry, decision)
		const notes = Object.entries(fields)
		if (isHandedBack && notes.length === 0) return refused(tx, entry, refuse({ code: 'nothing-annotated' }))

		const rows = notes.map(([field, note]) => ({ reviewId, field, note, writtenAt: at, writtenByUserId: actor.userId }))
		await ReviewRepository.replaceAnnotations(tx, reviewId, { since: review.diagnosedAt ?? review.submittedAt, rows })
		await AuditRepository.append(tx, { ...entry, kind: 'review.annotated', after: { fields: notes.map(([field]) => field).join(', ') } })
		if (!isHandedBack) return accept(null)
		const due = await reviewDue(tx, challenge.citySlug, at)
		if (!(await ReviewRepository.moveStatus(tx, reviewId, decision.value, due))) throw new Error(`review ${reviewId} moved within the transaction`)
		const { from, to } = decision.value
		await AuditRepository.append(tx, { ...entry, before: { status: from }, after: { status: to, due: due.duePeriod.to } })
		return accept(null)
	})
}
