import { visitor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { newToken } from './one-time-token.server.ts'

/** How long a recovery link stands. */
const minutes = 60

/** Mails a recovery link to the owner of an address, if there is one. Answers nothing either way. */
export async function requestRecovery({ store, email, origin, now }: { store: Store; email: string; origin: string; now: Date }): Promise<void> {
	const { token, digest } = newToken()
	await store.tx(async (tx) => {
		const user = await UserRepository.findByEmail(tx, email)
		const attempt = { kind: 'user.recovery-requested', actor: visitor, at: now, subject: 'user', subjectId: user?.id ?? 'unknown' } as const
		await AuditRepository.append(tx, { ...attempt, isRefused: !user })
		if (!user) return
		const expiresAt = new Date(now.getTime() + minutes * 60_000)
		await LinkRepository.insert(tx, { id: digest, purpose: 'recovery', userId: user.id, organisationId: user.organisationId, createdAt: now, expiresAt })
		const parameters = { link: `${origin}/recover/${token}` }
		await MailRepository.enqueue(tx, [{ to: user.email, language: user.language, template: 'recovery', parameters }], now)
	})
}
