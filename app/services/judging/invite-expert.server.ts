import { accept, refuse } from '#app/domain/decision.ts'
import { type InviteExpertForm, invitationDays } from '#app/domain/judging/invitation.ts'
import { registrableKinds } from '#app/domain/organisation/organisation.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { newToken } from '#app/services/account/one-time-token.server.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findNamed, findOrNameAll } from '#app/services/organisation/find-named.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as InvitationRepository from '#db/repositories/expert-invitation-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import { knownFields } from './known-fields.server.ts'

type Inviting = { store: Store; actor: Member; invited: InviteExpertForm; origin: string; now: () => Date }

/**
 * The office asks a person by mail to join the register. The answer is the same whether or not the address has an account. Refuses an address that
 * stands in the register or was asked already, and an organisation nobody knows by this name unless the form says that it is not registered here.
 */
export function inviteExpert({ store, actor, invited: { organisation, isUnregistered, ...person }, origin, now }: Inviting) {
	return store.tx(async (tx) => {
		const at = now()
		const { email } = person
		const attempt = { kind: 'expert.invited', actor, at, subject: 'expert', subjectId: email } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		if (await ExpertRepository.findByEmail(tx, email)) return refused(tx, attempt, refuse({ code: 'already-expert' }))
		if (await InvitationRepository.findPendingOf(tx, email)) return refused(tx, attempt, refuse({ code: 'already-invited' }))
		const known = await findNamed(tx, organisation)
		if (!known && !isUnregistered) return refused(tx, attempt, refuse({ code: 'organisation-unregistered' }))
		if (known && !registrableKinds.some((kind) => kind === known.kind)) return refused(tx, attempt, refuse({ code: 'employer-unfit' }))
		const named = await findOrNameAll(tx, { names: [organisation], canBeNew: isUnregistered, actor, at })
		const [employer] = named.ok ? named.value : []
		if (!employer) throw new Error('the organisation was neither found nor entered')
		const fields = await knownFields(tx, person.fields)
		const mailed = { email, name: person.name, language: person.language, organisationId: employer.id }
		const linkId = await mailLink(tx, { ...mailed, organisation: employer.name, origin, at })
		const id = await InvitationRepository.insert(tx, { ...person, fields, organisationId: employer.id, linkId, invitedAt: at, invitedByUserId: actor.userId })
		await AuditRepository.append(tx, { ...attempt, subjectId: id, after: { email, organisation: employer.id } })
		return accept({ invitationId: id })
	})
}

type Mailed = Pick<InviteExpertForm, 'email' | 'name' | 'language'> & { organisationId: string; organisation: string; origin: string; at: Date }

/** Mails a new one-time link of an invitation; answers the digest that is kept of it. */
export async function mailLink(tx: Tx, { email, name, language, organisationId, organisation, origin, at }: Mailed): Promise<string> {
	const { token, digest } = newToken()
	const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000)
	await LinkRepository.insert(tx, { id: digest, purpose: 'expert', organisationId, email, createdAt: at, expiresAt })
	const parameters = { name, organisation, days: String(invitationDays), link: `${origin}/expert/invitations/${token}` }
	await MailRepository.enqueue(tx, [{ to: email, language, template: 'expertInvited', parameters }], at)
	return digest
}
