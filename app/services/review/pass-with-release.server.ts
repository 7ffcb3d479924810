import { moveReview } from '#app/domain/review/lifecycle.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'

type Passing = { actor: AuditRepository.AuditActor; challengeIds: readonly string[]; at: Date }

/** Releasing a list passes what is in it: settles the open reviews of the released challenges, within the release. */
export async function passWithRelease(tx: Tx, { actor, challengeIds, at }: Passing): Promise<void> {
	const open = await ReviewRepository.listOpenOf(tx, challengeIds)
	const moves = open.flatMap(({ id, challengeId, status }) => {
		const decision = moveReview('pass', status)
		return decision.ok ? [{ id, challengeId, move: decision.value }] : []
	})
	const ids = moves.map(({ id }) => id)
	const passed = await ReviewRepository.passAll(tx, ids, {
		settledAt: at,
		settledByUserId: typeof actor === 'object' && actor.kind === 'user' ? actor.userId : null,
	})
	if (passed !== ids.length) throw new Error('a review moved while its list was released')
	await AuditRepository.appendAll(
		tx,
		moves.map(({ id, challengeId, move }) => ({
			kind: 'review.passed' as const,
			actor,
			at,
			subject: 'review' as const,
			subjectId: id,
			challengeId,
			before: { status: move.from },
			after: { status: move.to, by: 'release' },
		})),
	)
}
