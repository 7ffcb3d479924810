import { moveObjection } from '#app/domain/objection/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'

/** Lets the objections lapse that are open on an award whose winner gave up. Runs after the decision; it only throws. */
export async function lapseObjections(
	tx: Tx,
	{ awardId, challengeId, actor, at }: { awardId: string; challengeId: string; actor: Member; at: Date },
): Promise<void> {
	for (const { id, status } of await ObjectionRepository.listByAward(tx, awardId)) {
		const lapse = moveObjection('lapse', status)
		if (!lapse.ok) continue
		const { from, to } = lapse.value
		const marks = { dueAt: null, settledAt: at, settledByUserId: actor.userId }
		if (!(await ObjectionRepository.moveStatus(tx, id, lapse.value, marks))) throw new Error(`objection ${id} moved within the transaction`)
		const entry = { kind: 'objection.lapsed', actor, at, subject: 'objection', subjectId: id, challengeId } as const
		await AuditRepository.append(tx, { ...entry, before: { status: from }, after: { status: to } })
	}
}
