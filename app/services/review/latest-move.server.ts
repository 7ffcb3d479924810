import type { Db } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'

type LatestMove = Pick<NonNullable<Awaited<ReturnType<typeof AuditRepository.findLatest>>>, 'kind' | 'at' | 'userName' | 'organisationName'>

/** The last move of a review: who, what, when; and the number by which a form says that it has seen it. */
export async function latestMove(db: Db, reviewId: string): Promise<{ seen: number; move: LatestMove | null }> {
	const found = await AuditRepository.findLatest(db, 'review', reviewId, ['review.annotated'])
	if (!found) return { seen: 0, move: null }
	const { id, ...move } = found
	return { seen: id, move }
}
