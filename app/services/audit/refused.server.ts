import type { Refused } from '#app/domain/decision.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'

type Attempt = Omit<AuditRepository.NewAuditEntry, 'isRefused' | 'after'>

/** Writes a refused attempt at a transition into the audit log and hands the refusal on; call it before any other write. */
export async function refused<Refusal extends { code: string }>(tx: Tx, attempt: Attempt, decision: Refused<Refusal>): Promise<Refused<Refusal>> {
	await AuditRepository.append(tx, { ...attempt, after: { refusal: decision.refusal.code }, isRefused: true })
	return decision
}
