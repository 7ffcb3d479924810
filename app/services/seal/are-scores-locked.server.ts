import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { Db } from '#db/client.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'

/** Whether the panel of a challenge that is being judged has locked its scores, so that prices sealed apart may open. */
export async function areScoresLocked(db: Db, { id, status }: { id: string; status: ChallengeStatus }): Promise<boolean> {
	return status === 'evaluating' && (await EvaluationRepository.findLatest(db, id))?.status === 'locked'
}
