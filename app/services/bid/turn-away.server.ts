import type { Refused } from '#app/domain/decision.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { closeIfDue, type Due } from '#app/services/challenge/close-if-due.server.ts'
import type { Tx } from '#db/client.ts'

type Attempt = Parameters<typeof refused>[1]

/**
 * Writes a refused attempt on a bid into the audit log and hands the refusal on. One that came too late closes its
 * challenge, where the job has not come by yet: a clock set back afterwards takes no bid any more.
 */
export async function turnAway<Refusal extends { code: string }>(
	tx: Tx,
	attempt: Attempt,
	challenge: Due,
	decision: Refused<Refusal>,
): Promise<Refused<Refusal>> {
	await refused(tx, attempt, decision)
	if (decision.refusal.code === 'deadline-passed') await closeIfDue(tx, challenge, attempt.at)
	return decision
}
