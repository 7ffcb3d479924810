import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as SessionRepository from '#db/repositories/session-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { digestOf } from './one-time-token.server.ts'
import { hashPassword } from './password.server.ts'

type Recovering = { store: Store; token: string; password: string; now: Date }

/** Sets a new password by a recovery link, ends every session of the account and makes its other links useless. Refuses `link-unusable`. */
export async function recoverAccount({ store, token, password, now }: Recovering): Promise<Decision<null, { code: 'link-unusable' }>> {
	const passwordHash = await hashPassword(password)
	return store.tx(async (tx) => {
		const link = await LinkRepository.findUsable(tx, digestOf(token), now)
		if (!link?.userId || link.purpose !== 'recovery' || !(await LinkRepository.consume(tx, link.id, now))) return refuse({ code: 'link-unusable' })
		await UserRepository.update(tx, link.userId, { passwordHash })
		await LinkRepository.consumeAllOfUser(tx, link.userId, now)
		await SessionRepository.removeByUser(tx, link.userId)
		await AuditRepository.append(tx, {
			kind: 'user.recovered',
			actor: { kind: 'user', userId: link.userId, organisation: { id: link.organisationId } },
			at: now,
			subject: 'user',
			subjectId: link.userId,
		})
		return accept(null)
	})
}
