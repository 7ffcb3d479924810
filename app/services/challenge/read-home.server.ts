import { CatalogueFilter } from '#app/domain/challenge/catalogue.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import type { Store } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { readNextEvent } from '../event/read-events.server.ts'
import { findChallenges } from './find-challenges.server.ts'
import { withNames } from './summary.server.ts'

/** What the first page shows: how much is open and where, what closes next, the newest lists, the next event. */
export async function readHome({ store, now }: { store: Store; now: Date }) {
	const [{ facets, corridor }, closing, lists, nextEvent] = await Promise.all([
		findChallenges({ store, filter: CatalogueFilter.parse({}), now }),
		CatalogueRepository.listClosingSoon(store.db, now, 5),
		ListCatalogueRepository.listReleased(store.db, { offset: 0, limit: 5 }),
		readNextEvent(store.db, now),
	])
	const chainOf = (slug: string | null) => corridor.chains.find((chain) => chain.slug === slug) ?? null
	return {
		facets,
		cities: corridor.cities,
		chains: corridor.chains.map((chain) => ({ ...chain, openCount: facets.chain.get(chain.slug) ?? 0 })),
		closing: closing.map((row) => ({ ...withNames(row, corridor), status: statusAt(row, now) })),
		nextEvent,
		lists: lists.map((list) => ({ ...list, chain: chainOf(list.chainSlug) })),
	}
}
