import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Store } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'
import { withNames } from '../challenge/summary.server.ts'

const most = 50

/** The public page of an organisation: who it is, what it asked for, what it was awarded. One still under verification, or sent back, is not public: `not-found`. */
export async function readOrganisation({ store, slug, now }: { store: Store; slug: string; now: Date }) {
	const found = await OrganisationRepository.findBySlug(store.db, slug)
	if (!found || found.status === 'pending' || found.status === 'returned') return refuse({ code: 'not-found' })
	const [issued, won, corridor] = await Promise.all([
		CatalogueRepository.listReleasedOfIssuer(store.db, found.id, most),
		CatalogueRepository.listWonBy(store.db, found.id, most),
		listCorridor(store, now),
	])
	const { name, nameEn, kind, status, introduction, website, isDemo } = found
	return accept({
		organisation: { name, nameEn, kind, status, introduction, website, isDemo },
		city: corridor.cities.find((city) => city.slug === found.citySlug) ?? null,
		ledChains: corridor.chains.filter((chain) => chain.leadSlug === slug),
		issued: issued.map((row) => ({ ...withNames(row, corridor), status: statusAt(row, now) })),
		won,
	})
}
