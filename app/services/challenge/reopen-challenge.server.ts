import { reopen } from '#app/domain/challenge/halt.ts'
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

type Reopening = { store: Store; actor: Member; code: string; reason: string; now: () => Date }

/** The chain lead reopens a suspended challenge; the deadline moves later by the days it stood still. Answers the new deadline. */
export function reopenChallenge({ store, actor, code, reason, now }: Reopening) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.reopened', actor, permission: 'challenge.halt', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const decision = reopen(challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		const { move, bidsCloseAt } = decision.value
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, move, at))) return refuse({ code: 'stale' })
		const { rules } = packOf(challenge)
		const questionsCloseAt = questionsEnd(bidsCloseAt, rules, await currentCalendar(tx))
		await ChallengeRepository.markHalt(tx, challenge.id, {
			suspendedAt: null,
			decisionReason: null,
			bidsCloseAt,
			questionsCloseAt,
			deadlineMovedAt: at,
			deadlineReason: reason,
		})
		const before = { status: move.from, bidsCloseAt: challenge.bidsCloseAt?.toISOString() ?? null }
		await AuditRepository.append(tx, { ...entry, before, after: { status: move.to, bidsCloseAt: bidsCloseAt.toISOString() }, reason })
		return accept({ bidsCloseAt })
	})
}
