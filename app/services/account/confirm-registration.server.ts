import type { OrganisationDetails } from '#app/domain/account/forms.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { moveOrganisation } from '#app/domain/organisation/lifecycle.ts'
import { decideRegistration } from '#app/domain/organisation/registration.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as RegistrationRepository from '#db/repositories/registration-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { digestOf } from './one-time-token.server.ts'
import { retryUnique } from './retry-unique.server.ts'

type Confirmed = Decision<null, { code: 'link-unusable' | 'credit-code-taken' }>

/**
 * Confirms a registration by the link that was mailed: the organisation, new or known by name so far, and its first
 * administrator are made and wait for the bureau of its city. Refuses a link that was used or is past its time, an
 * address that got an account meanwhile, and a credit code that somebody else registered meanwhile.
 */
export function confirmRegistration({ store, token, now }: { store: Store; token: string; now: Date }): Promise<Confirmed> {
	return retryUnique(() =>
		store.tx(async (tx): Promise<Confirmed> => {
			const registration = await RegistrationRepository.consume(tx, digestOf(token), now)
			if (!registration) return refuse({ code: 'link-unusable' })
			const { details, name, email, language, passwordHash } = registration
			const attempt = { kind: 'organisation.registered', actor: visitor, at: now, subject: 'organisation' } as const
			if (await UserRepository.findByEmail(tx, email)) return refused(tx, { ...attempt, subjectId: 'unknown' }, refuse({ code: 'link-unusable' }))
			const known = await OrganisationRepository.listAlike(tx, { creditCode: details.creditCode, name: details.organisationName })
			const decision = decideRegistration(details, known)
			if (!decision.ok) return refused(tx, { ...attempt, subjectId: known[0]?.id ?? 'unknown' }, decision)

			const { claims } = decision.value
			const organisationId = claims === null ? await found(tx, details, now) : await claim(tx, claims, details)
			await UserRepository.insert(tx, { name, email, language, passwordHash, organisationId, isAdministrator: true, createdAt: now })
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
