import type { Language } from '#app/domain/account/account.ts'
import type { OrganisationDetails } from '#app/domain/account/forms.ts'
import { accept, type Decision } from '#app/domain/decision.ts'
import { moveOrganisation } from '#app/domain/organisation/lifecycle.ts'
import { decideRegistration } from '#app/domain/organisation/registration.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { hashPassword } from './password.server.ts'
import { retryUnique } from './retry-unique.server.ts'

type Registering = {
	store: Store
	details: OrganisationDetails
	administrator: { name: string; email: string; password: string; language: Language }
	origin: string
	now: Date
}
type Registered = Decision<null, { code: 'credit-code-taken' | 'wrong-status' }>

/**
 * Registers an organisation, new or known by name so far, with its first administrator; it then waits for the bureau of
 * its city. An address that already has an account gets a mail and nothing is registered, while the answer stays the same.
 */
export async function registerOrganisation({ store, details, administrator, origin, now }: Registering): Promise<Registered> {
	const passwordHash = await hashPassword(administrator.password)
	return retryUnique(() =>
		store.tx(async (tx): Promise<Registered> => {
			const known = await OrganisationRepository.listAlike(tx, { creditCode: details.creditCode, name: details.organisationName })
			const decision = decideRegistration(details, known)
			const attempt = { kind: 'organisation.registered', actor: visitor, at: now, subject: 'organisation' } as const
			if (!decision.ok) return refused(tx, { ...attempt, subjectId: known[0]?.id ?? 'unknown' }, decision)

			const owner = await UserRepository.findByEmail(tx, administrator.email)
			if (owner) {
				await answerOwner(tx, owner, details.organisationName, origin, now)
				return accept(null)
			}
			const { claims } = decision.value
			const organisationId = claims === null ? await found(tx, details, now) : await claim(tx, claims, details)
			const { name, email, language } = administrator
			await UserRepository.insert(tx, { name, email, language, passwordHash, organisationId, isAdministrator: true, createdAt: now })
			const mail = {
				to: email,
				language,
				template: 'registrationReceived',
				parameters: { organisation: details.organisationName, link: `${origin}/login` },
			} as const
			await MailRepository.enqueue(tx, [mail], now)
			await AuditRepository.append(tx, { ...attempt, subjectId: organisationId, after: { status: 'pending', claimed: claims !== null } })
			return accept(null)
		}),
	)
}

async function found(tx: Tx, { organisationName, ...details }: OrganisationDetails, now: Date): Promise<string> {
	const organisation = await OrganisationRepository.insert(tx, { ...details, name: organisationName, status: 'pending', createdAt: now })
	return organisation.id
}

async function claim(tx: Tx, organisationId: string, { creditCode, kind, citySlug, introduction, website }: OrganisationDetails): Promise<string> {
	const move = moveOrganisation('claim', 'unclaimed')
	const changes = { creditCode, kind, citySlug, introduction, website }
	if (!move.ok || !(await OrganisationRepository.moveStatus(tx, organisationId, move.value, changes))) throw new Error('the organisation was claimed meanwhile')
	return organisationId
}

async function answerOwner(tx: Tx, owner: UserRepository.UserRow, organisation: string, origin: string, now: Date) {
	const parameters = { organisation, link: `${origin}/login` }
	await MailRepository.enqueue(tx, [{ to: owner.email, language: owner.language, template: 'addressInUse', parameters }], now)
	const after = { refusal: 'address-in-use' }
	await AuditRepository.append(tx, { kind: 'organisation.registered', actor: visitor, at: now, subject: 'user', subjectId: owner.id, after, isRefused: true })
}
