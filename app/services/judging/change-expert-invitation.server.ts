import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as InvitationRepository from '#db/repositories/expert-invitation-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import { mailLink } from './invite-expert.server.ts'

type Changing = { store: Store; actor: Member; invitationId: string; now: () => Date }

/** The office mails an invitation again, with a new link; the one before opens nothing any more. */
export function resendInvitation({ store, actor, invitationId, origin, now }: Changing & { origin: string }) {
	return store.tx(async (tx) => {
		const at = now()
		const entry = { kind: 'expert.invited', actor, at, subject: 'expert', subjectId: invitationId } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const found = await InvitationRepository.findPending(tx, invitationId)
		if (!found) return refuse({ code: 'not-found' })
		await LinkRepository.consume(tx, found.invitation.linkId, at)
		const linkId = await mailLink(tx, { ...found.invitation, organisation: found.organisation.name, origin, at })
		await InvitationRepository.change(tx, invitationId, { linkId })
		await AuditRepository.append(tx, { ...entry, after: { email: found.invitation.email, again: true } })
		return accept(null)
	})
}

/** The office takes an invitation back; its link opens nothing any more. */
export function withdrawInvitation({ store, actor, invitationId, now }: Changing) {
	return store.tx(async (tx) => {
		const at = now()
		const entry = { kind: 'expert.uninvited', actor, at, subject: 'expert', subjectId: invitationId } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const found = await InvitationRepository.findPending(tx, invitationId)
		if (!found) return refuse({ code: 'not-found' })
		await LinkRepository.consume(tx, found.invitation.linkId, at)
		await InvitationRepository.change(tx, invitationId, { withdrawnAt: at })
		await AuditRepository.append(tx, { ...entry, before: { email: found.invitation.email } })
		return accept(null)
	})
}
