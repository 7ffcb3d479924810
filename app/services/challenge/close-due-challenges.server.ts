import type { Signer } from '#app/crypto/log-key.ts'
import { move } from '#app/domain/challenge/lifecycle.ts'
import { signAtDeadline } from '#app/services/log/sign-at-deadline.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'

/**
 * Closes open challenges whose deadline has come, at most 200 a call, and signs the log once where bids on one of them are
 * sealed to a key; answers how many. Safe to repeat and to run twice at once.
 */
export async function closeDueChallenges({ store, signer, now }: { store: Store; signer: Signer; now: Date }): Promise<number> {
	if ((await ChallengeRepository.listDue(store.db, now, 1)).length === 0) return 0
	return store.tx(async (tx) => {
		const closed: string[] = []
		for (const { id, status } of await ChallengeRepository.listDue(tx, now, 200)) {
			const decision = move('close', status)
			if (!decision.ok || !(await ChallengeRepository.moveStatus(tx, id, decision.value, now))) continue
			await AuditRepository.append(tx, {
				kind: 'challenge.closed',
				actor: 'clock',
				at: now,
				subject: 'challenge',
				subjectId: id,
				challengeId: id,
				before: { status },
				after: { status: decision.value.to },
			})
			closed.push(id)
		}
		await signAtDeadline(tx, { signer, challengeIds: closed, at: now })
		return closed.length
	})
}
