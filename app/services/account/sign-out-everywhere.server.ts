import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as SessionRepository from '#db/repositories/session-repository.ts'

/** Ends every session of the actor. */
export function signOutEverywhere({ store, actor, now }: { store: Store; actor: Member; now: Date }): Promise<void> {
	return store.tx(async (tx) => {
		await SessionRepository.removeByUser(tx, actor.userId)
		await AuditRepository.append(tx, { kind: 'user.signed-out-everywhere', actor, at: now, subject: 'user', subjectId: actor.userId })
	})
}
