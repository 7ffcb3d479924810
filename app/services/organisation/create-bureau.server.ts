import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { newToken } from '#app/services/account/one-time-token.server.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

type Creating = { store: Store; actor: Member; bureau: { name: string; citySlug: CitySlug; email: string }; origin: string; now: Date }

const days = 7

/** The office sets up a city's bureau and gets the one-time link its first officer joins by. Refuses `forbidden`, `name-taken`. */
export function createBureau({ store, actor, bureau, origin, now }: Creating): Promise<Decision<{ link: string }, { code: 'forbidden' | 'name-taken' }>> {
	const { token, digest } = newToken()
	const { name, citySlug, email } = bureau
	return store.tx(async (tx) => {
		const attempt = { kind: 'organisation.created', actor, at: now, subject: 'organisation' } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, { ...attempt, subjectId: 'unknown' }, refuse({ code: 'forbidden' }))
		const [alike] = await OrganisationRepository.listAlike(tx, { creditCode: null, name })
		if (alike) return refused(tx, { ...attempt, subjectId: alike.id }, refuse({ code: 'name-taken' }))
		const organisation = await OrganisationRepository.insert(tx, { name, kind: 'bureau', status: 'verified', citySlug, createdAt: now })
		const expiresAt = new Date(now.getTime() + days * 86_400_000)
		await LinkRepository.insert(tx, {
			id: digest,
			purpose: 'invitation',
			organisationId: organisation.id,
			email,
			isAdministrator: true,
			createdAt: now,
			expiresAt,
		})
		await AuditRepository.append(tx, { ...attempt, subjectId: organisation.id, after: { kind: 'bureau', citySlug } })
		await AuditRepository.append(tx, {
			kind: 'user.invited',
			actor,
			at: now,
			subject: 'organisation',
			subjectId: organisation.id,
			after: { isAdministrator: true },
		})
		return accept({ link: `${origin}/join/${token}` })
	})
}
