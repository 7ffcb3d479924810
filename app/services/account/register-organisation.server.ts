import type { Language } from '#app/domain/account/account.ts'
import type { OrganisationDetails } from '#app/domain/account/forms.ts'
import { accept, type Decision } from '#app/domain/decision.ts'
import { decideRegistration } from '#app/domain/organisation/registration.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as RegistrationRepository from '#db/repositories/registration-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { newToken } from './one-time-token.server.ts'
import { hashPassword } from './password.server.ts'

type Registering = {
	store: Store
	details: OrganisationDetails
	administrator: { name: string; email: string; password: string; language: Language }
	origin: string
	now: Date
}

/** How long a registration may be confirmed. */
const days = 3

/**
 * Keeps the registration of an organisation with its first administrator until the link mailed to its address confirms it.
 * An address that has an account gets a mail that says so and nothing is kept; the answer is the same, now and when the same
 * is sent again. Refuses a credit code that is registered.
 */
export async function registerOrganisation({
	store,
	details,
	administrator,
	origin,
	now,
}: Registering): Promise<Decision<null, { code: 'credit-code-taken' }>> {
	const { password, email, ...person } = administrator
	const passwordHash = await hashPassword(password)
	const { token, digest } = newToken()
	return store.tx(async (tx) => {
		const known = await OrganisationRepository.listAlike(tx, { creditCode: details.creditCode, name: details.organisationName })
		const decision = decideRegistration(details, known)
		const attempt = { kind: 'organisation.registered', actor: visitor, at: now, subject: 'organisation' } as const
		if (!decision.ok) return refused(tx, { ...attempt, subjectId: known[0]?.id ?? 'unknown' }, decision)

		const owner = await UserRepository.findByEmail(tx, email)
		if (owner) {
			const parameters = { organisation: details.organisationName, link: `${origin}/login` }
			await MailRepository.enqueue(tx, [{ to: owner.email, language: owner.language, template: 'addressInUse', parameters }], now)
			const after = { refusal: 'address-in-use' }
			await AuditRepository.append(tx, { ...attempt, subject: 'user', subjectId: owner.id, after, isRefused: true })
			return accept(null)
		}
		const expiresAt = new Date(now.getTime() + days * 86_400_000)
		await RegistrationRepository.insert(tx, { id: digest, details, ...person, email, passwordHash, createdAt: now, expiresAt })
		const parameters = { organisation: details.organisationName, link: `${origin}/register/confirm/${token}` }
		await MailRepository.enqueue(tx, [{ to: email, language: person.language, template: 'confirmRegistration', parameters }], now)
		return accept(null)
	})
}
