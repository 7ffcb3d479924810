import type { Language } from '#app/domain/account/account.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { digestOf } from './one-time-token.server.ts'
import { hashPassword } from './password.server.ts'
import { retryUnique } from './retry-unique.server.ts'

type Joining = {
	store: Store
	token: string
	/** `email` counts only where the link names no address. */
	person: { name: string; email?: string; password: string; language: Language }
	origin: string
	now: Date
}

/**
 * Uses an invitation up and makes the account. Refuses `link-unusable`. An address that already has an account gets a mail
 * instead, and the answer stays the same.
 */
export async function joinOrganisation({ store, token, person, origin, now }: Joining): Promise<Decision<null, { code: 'link-unusable' | 'address-missing' }>> {
	const passwordHash = await hashPassword(person.password)
	return retryUnique(() =>
		store.tx(async (tx) => {
			const link = await LinkRepository.findUsable(tx, digestOf(token), now)
			if (link?.purpose !== 'invitation' && link?.purpose !== 'office') return refuse({ code: 'link-unusable' })
			const email = link.email ?? person.email
			if (!email) return refuse({ code: 'address-missing' })
			if (!(await LinkRepository.consume(tx, link.id, now))) return refuse({ code: 'link-unusable' })

			const { organisationId, isAdministrator } = link
			const owner = await UserRepository.findByEmail(tx, email)
			const attempt = { kind: 'user.joined', actor: visitor, at: now, subject: 'user' } as const
			if (owner) {
				const organisation = (await OrganisationRepository.findById(tx, organisationId))?.name ?? ''
				const parameters = { organisation, link: `${origin}/login` }
				await MailRepository.enqueue(tx, [{ to: owner.email, language: owner.language, template: 'addressInUse', parameters }], now)
				await AuditRepository.append(tx, { ...attempt, subjectId: owner.id, after: { refusal: 'address-in-use' }, isRefused: true })
				return accept(null)
			}
			const { name, language } = person
			const user = await UserRepository.insert(tx, { name, email, language, passwordHash, organisationId, isAdministrator, createdAt: now })
			const actor = { kind: 'user', userId: user.id, organisation: { id: organisationId } } as const
			await AuditRepository.append(tx, { ...attempt, actor, subjectId: user.id, after: { isAdministrator } })
			return accept(null)
		}),
	)
}
