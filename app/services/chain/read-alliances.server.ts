import { CatalogueFilter } from '#app/domain/challenge/catalogue.ts'
import type { Store } from '#db/client.ts'
import { findChallenges } from '../challenge/find-challenges.server.ts'

/** Every chain with its lead institute and the number of its open challenges. */
export async function readAlliances({ store, now }: { store: Store; now: Date }) {
	const { facets, corridor } = await findChallenges({ store, filter: CatalogueFilter.parse({}), now })
	return corridor.chains.map((chain) => ({ ...chain, openCount: facets.chain.get(chain.slug) ?? 0 }))
}
