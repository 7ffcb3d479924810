import { move } from '#app/domain/challenge/lifecycle.ts'
import { accept } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { FieldNotes } from '#app/domain/review/forms.ts'
import { moveReview } from '#app/domain/review/lifecycle.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import { attemptOnReview } from './attempt-on-review.server.ts'

/** How the chain lead ends a review: the demand passes, or goes back with a reason for each field that needs work. */
type Ending = { command: 'pass' } | { command: 'return'; note: string; fields: FieldNotes }
type SettleReview = { store: Store; actor: Member; reviewId: string; seen: number; ending: Ending; now: () => Date }

const kinds = {
	pass: { review: 'review.passed', challenge: 'challenge.approved', move: 'approve' },
	return: { review: 'review.returned', challenge: 'challenge.returned', move: 'return' },
} as const

/** Ends a review, its demand moves along. Refuses everyone but the chain lead, and a form made before the review's last move. */
export function settleReview({ store, actor, reviewId, seen, ending, now }: SettleReview) {
	return store.tx(async (tx) => {
		const at = now()
		const { command } = ending
		const { note, fields: fieldReasons } = ending.command === 'return' ? ending : { note: '', fields: {} }
		const attempt = await attemptOnReview(tx, { reviewId, kind: kinds[command].review, actor, by: 'chainLead', seen, at })
		if (!attempt.ok) return attempt
		const { challenge, review, entry } = attempt.value
		const decision = moveReview(command, review.status)
		if (!decision.ok) return refused(tx, entry, decision)
		const demand = move(kinds[command].move, challenge.status)
		if (!demand.ok) return refused(tx, entry, demand)

		const isMoved =
			(await ReviewRepository.moveStatus(tx, reviewId, decision.value, { note, fieldReasons, settledAt: at, settledByUserId: actor.userId })) &&
			(await ChallengeRepository.moveStatus(tx, challenge.id, demand.value, at))
		if (!isMoved) throw new Error(`review ${reviewId} moved within the transaction`)
		const reason = [note, ...Object.entries(fieldReasons).map(([field, text]) => `${field}: ${text}`)].filter(Boolean).join('\n') || undefined
		await AuditRepository.appendAll(tx, [
			{ ...entry, before: { status: decision.value.from }, after: { status: decision.value.to }, reason },
			{
				...entry,
				kind: kinds[command].challenge,
				subject: 'challenge',
				subjectId: challenge.id,
				before: { status: demand.value.from },
				after: { status: demand.value.to },
				reason,
			},
		])
		return accept({ code: challenge.code })
	})
}
