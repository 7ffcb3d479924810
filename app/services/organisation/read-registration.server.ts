import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as SessionRepository from '#db/repositories/session-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'

/** A registration as the bureau of its city, or the office, sees it: facts, people, and organisations it could be confused with. */
export async function readRegistration({ store, actor, slug }: { store: Store; actor: Member; slug: string }) {
	const { db } = store
	const organisation = await OrganisationRepository.findBySlug(db, slug)
	const mayDecide = organisation !== undefined && can(actor, 'organisation.verify', organisation)
	if (!organisation || !(mayDecide || can(actor, 'office.manage', null))) return undefined
	return {
		organisation,
		mayDecide: mayDecide && organisation.status === 'pending',
		people: await UserRepository.listByOrganisation(db, organisation.id),
		alike: await OrganisationRepository.listAlike(db, { creditCode: organisation.creditCode, name: organisation.name, exceptId: organisation.id }),
		ledChains: await SessionRepository.listLedChains(db, organisation.id),
	}
}
