import { suspend } from '#app/domain/challenge/halt.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'

type Halting = { store: Store; actor: Member; code: string; reason: string; now: () => Date }

/** The chain lead suspends an open challenge, with a public reason; bids stay sealed, none is taken meanwhile. Refuses from the deadline on. */
export function suspendChallenge({ store, actor, code, reason, now }: Halting) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found) return refuse({ code: 'not-found' })
		const { challenge } = found
		const entry = { kind: 'challenge.suspended', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		if (!can(actor, 'challenge.halt', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
		const decision = suspend(challenge, at)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) return refuse({ code: 'stale' })
		await ChallengeRepository.markHalt(tx, challenge.id, { suspendedAt: at, decisionReason: reason })
		await AuditRepository.append(tx, { ...entry, before: { status: decision.value.from }, after: { status: decision.value.to }, reason })
		return decision
	})
}
