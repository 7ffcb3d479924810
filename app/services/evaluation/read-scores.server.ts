import type { Db } from '#db/client.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'

/** What the latest evaluation says of a bid: its score in hundredths of a point, and its place in the ranking. */
type Score = { score: number; rank: number }

/** The latest evaluation of a challenge, and once its scores are locked what it says of each bid; null where none began. */
export async function readScores(db: Db, challengeId: string) {
	const evaluation = await EvaluationRepository.findLatest(db, challengeId)
	if (!evaluation) return null
	const { number, status, beganAt, lockedAt } = evaluation
	return { evaluation: { number, status, beganAt, lockedAt }, scores: new Map<string, Score>() }
}
