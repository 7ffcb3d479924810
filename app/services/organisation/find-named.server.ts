import type { Db } from '#db/client.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

/** The organisation a form names, by its address or its full name; undefined when there is none. */
export async function findNamed(db: Db, named: string): Promise<OrganisationRepository.OrganisationRow | undefined> {
	const bySlug = await OrganisationRepository.findBySlug(db, named)
	if (bySlug) return bySlug
	const [alike] = await OrganisationRepository.listAlike(db, { creditCode: null, name: named })
	return alike && OrganisationRepository.findById(db, alike.id)
}
