import { move } from '#app/domain/challenge/lifecycle.ts'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptOn } from '#app/services/challenge/attempt-on.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'

type Resume = { store: Store; actor: Member; code: string; now: () => Date }

/** The issuer takes a returned demand up again as a draft; the reasons stay beside it until it is submitted anew. Refuses any other status. */
export function resumeChallenge({ store, actor, code, now }: Resume) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.resumed', actor, permission: 'challenge.submit', at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		const decision = move('resume', challenge.status)
		if (!decision.ok) return refused(tx, entry, decision)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, before: { status: decision.value.from }, after: { status: decision.value.to } })
		return decision
	})
}
