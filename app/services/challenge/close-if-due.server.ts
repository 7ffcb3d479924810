import type { Signer } from '#app/crypto/log-key.ts'
import { type ChallengeStatus, move, statusAt } from '#app/domain/challenge/lifecycle.ts'
import { signAtDeadline } from '#app/services/log/sign-at-deadline.server.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'

type Due = { id: string; status: ChallengeStatus; bidsCloseAt: Date | null }

/** Makes the clock's own move on one challenge whose deadline has come, where the job has not come by yet; answers its status then. Without `signer` the log is not signed, which only fits where nothing is sealed to a key. */
export async function closeIfDue(tx: Tx, challenge: Due, at: Date, signer?: Signer): Promise<ChallengeStatus> {
	const { id, status } = challenge
	if (statusAt(challenge, at) === status) return status
	const closing = move('close', status)
	if (!closing.ok || !(await ChallengeRepository.moveStatus(tx, id, closing.value, at))) throw new Error(`challenge ${id} moved within the transaction`)
	const entry = { kind: 'challenge.closed', actor: 'clock', at, subject: 'challenge', subjectId: id, challengeId: id } as const
	await AuditRepository.append(tx, { ...entry, before: { status }, after: { status: closing.value.to } })
	if (signer) await signAtDeadline(tx, { signer, challengeIds: [id], at })
	return closing.value.to
}
