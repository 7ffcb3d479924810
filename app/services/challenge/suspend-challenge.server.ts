import { suspend } from '#app/domain/challenge/halt.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { attemptOn } from './attempt-on.server.ts'

type Halting = { store: Store; actor: Member; code: string; reason: string; now: () => Date }

/** The chain lead suspends an open challenge, with a public reason; bids stay sealed, none is taken meanwhile. Refuses from the deadline on. */
export function suspendChallenge({ store, actor, code, reason, now }: Halting) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.suspended', actor, permission: 'challenge.halt', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const decision = suspend(challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) return refuse({ code: 'stale' })
		await ChallengeRepository.markHalt(tx, challenge.id, { suspendedAt: at, decisionReason: reason })
		await AuditRepository.append(tx, { ...entry, before: { status: decision.value.from }, after: { status: decision.value.to }, reason })
		return decision
	})
}
