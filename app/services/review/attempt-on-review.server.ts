import type { AuditKind } from '#app/domain/audit/audit.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { latestMove } from '#app/services/audit/latest-move.server.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Tx } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'

/** `seen` is the last move of the review that the form was made on; none where nothing depends on it. */
type Attempt<Kind extends AuditKind> = { reviewId: string; kind: Kind; actor: Member; by: 'chainLead' | 'broker'; seen?: number; at: Date }

/**
 * Opens an attempt at a move of a review, by its chain lead or the broker it is assigned to: finds it, asks permission,
 * and answers it with the audit entry of the attempt. To whoever may not, the review is not there. Refused as `moved`,
 * with who did what when, where somebody moved it after the form was made, or ended the diagnosis.
 */
export async function attemptOnReview<const Kind extends AuditKind>(tx: Tx, { reviewId, kind, actor, by, seen, at }: Attempt<Kind>) {
	const found = await ReviewRepository.findById(tx, reviewId)
	const demand = found && (await ChallengeRepository.findById(tx, found.review.challengeId))
	if (!found || !demand) return refuse({ code: 'not-found' })
	const { review } = found
	const { challenge } = demand
	const entry = { kind, actor, at, subject: 'review' as const, subjectId: reviewId, challengeId: challenge.id }
	const isAllowed = by === 'broker' ? can(actor, 'review.diagnose', review) : can(actor, 'challenge.review', ChallengeRepository.factsOf(demand))
	const isEnded = by === 'broker' && !isAllowed && can(actor, 'review.diagnose.end', review)
	if (!isAllowed && !isEnded) return refused(tx, entry, refuse({ code: 'not-found' }))
	const latest = await latestMove(tx, { record: 'review', id: reviewId, reader: actor })
	if (isEnded || (seen !== undefined && seen !== latest.seen)) return refused(tx, entry, refuse({ code: 'moved', ...latest }))
	return accept({ review, challenge, entry })
}
