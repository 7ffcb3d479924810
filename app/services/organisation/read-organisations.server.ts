import type { Store } from '#db/client.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

const pageSize = 50

type Reading = { store: Store; filter: OrganisationRepository.OrganisationFilter; page: number }

/** One page of 50 organisations, those waiting for a decision first. The caller has checked that the reader may see what the filter finds. */
export async function readOrganisations({ store, filter, page }: Reading) {
	const total = await OrganisationRepository.countOrganisations(store.db, filter)
	const pages = Math.max(1, Math.ceil(total / pageSize))
	const current = Math.min(page, pages)
	const organisations = await OrganisationRepository.listOrganisations(store.db, { ...filter, limit: pageSize, offset: (current - 1) * pageSize })
	return { organisations, total, page: current, pages }
}
