import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { hashPassword, verifyPassword } from './password.server.ts'

type SignIn = { store: Store; email: string; password: string; now: Date }

let nobodysHash: Promise<string> | undefined

/**
 * Checks an address and its password. Refuses `wrong-credentials` for an unknown address as for a wrong password,
 * after the same work, so that neither words nor time tell whether the account exists.
 */
export async function signIn({ store, email, password, now }: SignIn): Promise<Decision<{ userId: string }, { code: 'wrong-credentials' }>> {
	nobodysHash ??= hashPassword(crypto.randomUUID())
	const user = await UserRepository.findByEmail(store.db, email)
	const isRight = await verifyPassword(user?.passwordHash ?? (await nobodysHash), password)
	const isRefused = !user || !isRight
	await store.tx((tx) =>
		AuditRepository.append(tx, {
			kind: 'user.signed-in',
			actor: isRefused ? visitor : { kind: 'user', userId: user.id, organisation: { id: user.organisationId } },
			at: now,
			subject: 'user',
			subjectId: user?.id ?? 'unknown',
			isRefused,
			...(isRefused ? { after: { refusal: 'wrong-credentials' } } : {}),
		}),
	)
	return isRefused ? refuse({ code: 'wrong-credentials' }) : accept({ userId: user.id })
}
