import { moveDeadline as decide } from '#app/domain/challenge/halt.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { questionsEnd } from '#app/domain/rules/release-rules.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { attemptOn } from './attempt-on.server.ts'

type MoveDeadline = { store: Store; actor: Member; code: string; bidsCloseAt: Date; reason: string; basedOn?: string | undefined; now: () => Date }

/**
 * The issuer or its chain lead moves the deadline of an open challenge later, with a public reason; questions end later with it. Refuses
 * an earlier one, from the deadline on, and as `stale` where it was moved since `basedOn`, the one the form was made on.
 */
export function moveDeadline({ store, actor, code, bidsCloseAt, reason, basedOn, now }: MoveDeadline) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.deadline-moved', actor, permission: 'challenge.moveDeadline', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const decision = decide(challenge, bidsCloseAt, at)
		if (!decision.ok) return refused(tx, entry, decision)
		if (basedOn !== undefined && basedOn !== decision.value.before.toISOString()) return refused(tx, entry, refuse({ code: 'stale' }))
		const { before } = decision.value
		const { rules } = packOf(challenge)
		const questionsCloseAt = questionsEnd(bidsCloseAt, rules, await currentCalendar(tx))
		const marks = { bidsCloseAt, questionsCloseAt, deadlineMovedAt: at, deadlineReason: reason }
		if (!(await ChallengeRepository.moveDeadline(tx, challenge.id, before, marks))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, before: { bidsCloseAt: before.toISOString() }, after: { bidsCloseAt: bidsCloseAt.toISOString() }, reason })
		return accept(null)
	})
}
