import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as SessionRepository from '#db/repositories/session-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { hashPassword, verifyPassword } from './password.server.ts'

type Changing = { store: Store; actor: Member; currentPassword: string; password: string; now: Date }

/** Changes the actor's password, ends all their sessions and makes open recovery links useless. Refuses `wrong-password`. */
export async function changePassword({ store, actor, currentPassword, password, now }: Changing): Promise<Decision<null, { code: 'wrong-password' }>> {
	const user = await UserRepository.findById(store.db, actor.userId)
	if (!user || !(await verifyPassword(user.passwordHash, currentPassword))) return refuse({ code: 'wrong-password' })
	const passwordHash = await hashPassword(password)
	return store.tx(async (tx) => {
		if ((await UserRepository.findById(tx, user.id))?.passwordHash !== user.passwordHash) return refuse({ code: 'wrong-password' })
		await UserRepository.update(tx, actor.userId, { passwordHash })
		await LinkRepository.consumeAllOfUser(tx, actor.userId, now)
		await SessionRepository.removeByUser(tx, actor.userId)
		await AuditRepository.append(tx, { kind: 'user.password-changed', actor, at: now, subject: 'user', subjectId: actor.userId })
		return accept(null)
	})
}
