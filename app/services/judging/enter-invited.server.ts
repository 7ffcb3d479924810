import type { EntryForm } from '#app/domain/judging/invitation.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as InvitationRepository from '#db/repositories/expert-invitation-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import { knownFields } from './known-fields.server.ts'

type Entering = {
	invitation: { id: string; organisationId: string; invitedByUserId: string | null }
	person: { id: string; email: string; organisationId: string; isMember: boolean }
	entry: Pick<EntryForm, 'fields' | 'speciality'>
	declaredIds: readonly string[]
	at: Date
}

/**
 * Enters whoever accepted into the register, with every tie: what they declared, and where the office knows them to work, if that is not where
 * their account is. Somebody who stands there already keeps their entry.
 */
export async function enterInvited(tx: Tx, { invitation, person, entry, declaredIds, at }: Entering): Promise<void> {
	const actor = { kind: 'user', userId: person.id, organisation: { id: person.isMember ? person.organisationId : person.id } } as const
	const fields = await knownFields(tx, entry.fields)
	const row = { userId: person.id, fields, speciality: entry.speciality, enteredAt: at, enteredByUserId: invitation.invitedByUserId }
	const entered = await ExpertRepository.enter(tx, row)
	const expertId = entered ?? (await ExpertRepository.findByEmail(tx, person.email))?.id
	if (expertId === undefined) throw new Error('the expert neither entered nor stands in the register')
	const note = { actor, at, subject: 'expert', subjectId: expertId } as const
	if (entered)
		await AuditRepository.append(tx, { ...note, kind: 'expert.entered', after: { user: person.id, fields: fields.join(', '), invitation: invitation.id } })
	const ties = [
		...declaredIds.map((organisationId) => ({ organisationId, kind: 'declared' as const, enteredByUserId: person.id })),
		...(person.organisationId === invitation.organisationId
			? []
			: [{ organisationId: invitation.organisationId, kind: 'employment' as const, enteredByUserId: invitation.invitedByUserId }]),
	]
	for (const tie of ties) {
		if (!(await ExpertRepository.insertTie(tx, { ...tie, expertId, until: null, enteredAt: at }))) continue
		await AuditRepository.append(tx, { ...note, kind: 'expert.tied', after: { kind: tie.kind, organisation: tie.organisationId } })
	}
	if (!(await InvitationRepository.change(tx, invitation.id, { acceptedAt: at })))
		throw new Error(`invitation ${invitation.id} was answered within the transaction`)
}
