import { accept, refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'

type LeaveTip = { store: Store; code: string; statement: string; now: () => Date }

/** Puts an anonymous tip on an award into the bureau's box. Nothing of the sender is kept, not even that they were signed in; it stops no clock. */
export function leaveTip({ store, code, statement, now }: LeaveTip) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found || !(await AwardRepository.findLatest(tx, found.challenge.id))) return refuse({ code: 'not-found' })
		const challengeId = found.challenge.id
		await ObjectionRepository.insertTip(tx, { challengeId, statement, leftAt: at })
		await AuditRepository.append(tx, { kind: 'tip.left', actor: visitor, at, subject: 'tip', subjectId: challengeId, challengeId })
		return accept(null)
	})
}
