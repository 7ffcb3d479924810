import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { mayDeclare } from '#app/services/judging/declare-conflicts.server.ts'
import type { Store } from '#db/client.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as SessionRepository from '#db/repositories/session-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'

/** What the actor's own page shows: themselves, their organisation and its registration, colleagues and open invitations. */
export async function readAccount({ store, actor, now }: { store: Store; actor: Member; now: Date }) {
	const { db } = store
	const user = await UserRepository.findById(db, actor.userId)
	const organisation = user && (await OrganisationRepository.findById(db, user.organisationId))
	if (!organisation) throw new Error('the account has no organisation')
	const mayInvite = can(actor, 'colleagues.invite', organisation)
	return {
		organisation,
		language: user.language,
		/** Without it the organisation is only where they work. */
		isMember: user.isMember,
		colleagues: user.isMember ? await UserRepository.listByOrganisation(db, organisation.id) : [],
		invitations: mayInvite ? await LinkRepository.listOpenInvitations(db, organisation.id, now) : [],
		sessionCount: (await SessionRepository.listByUser(db, actor.userId)).length,
		mayInvite,
		mayDeclare: await mayDeclare(db, actor),
		mayResubmit: organisation.status === 'returned' && can(actor, 'organisation.change', organisation),
	}
}
