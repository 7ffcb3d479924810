import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { newToken } from './one-time-token.server.ts'

type Inviting = { store: Store; actor: Member; invitation: { email: string; isAdministrator: boolean }; origin: string; now: Date }

/** How long an invitation stands. */
const days = 7

/** Makes a one-time link by which a colleague joins the actor's organisation; the link is answered here and never again. */
export function inviteColleague({ store, actor, invitation, origin, now }: Inviting): Promise<Decision<{ link: string }, { code: 'forbidden' }>> {
	const { token, digest } = newToken()
	return store.tx(async (tx) => {
		const organisation = await OrganisationRepository.findById(tx, actor.organisation.id)
		const attempt = { kind: 'user.invited', actor, at: now, subject: 'organisation', subjectId: actor.organisation.id } as const
		if (!organisation || !can(actor, 'colleagues.invite', organisation)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const expiresAt = new Date(now.getTime() + days * 86_400_000)
		await LinkRepository.insert(tx, { id: digest, purpose: 'invitation', organisationId: organisation.id, ...invitation, createdAt: now, expiresAt })
		await AuditRepository.append(tx, { ...attempt, after: { isAdministrator: invitation.isAdministrator } })
		return accept({ link: `${origin}/join/${token}` })
	})
}
