import { accept, refuse } from '#app/domain/decision.ts'
import type { Db } from '#db/client.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

/** The organisation a form names, by its address or its full name; undefined when there is none. */
export async function findNamed(db: Db, named: string): Promise<OrganisationRepository.OrganisationRow | undefined> {
	const bySlug = await OrganisationRepository.findBySlug(db, named)
	if (bySlug) return bySlug
	const [alike] = await OrganisationRepository.listAlike(db, { creditCode: null, name: named })
	return alike && OrganisationRepository.findById(db, alike.id)
}

/** All organisations a form names; refuses `organisation-unknown` with the first nobody knows. */
export async function findAllNamed(db: Db, names: readonly string[]) {
	const found = []
	for (const name of names) {
		const organisation = await findNamed(db, name)
		if (!organisation) return refuse({ code: 'organisation-unknown', name })
		found.push(organisation)
	}
	return accept(found)
}
