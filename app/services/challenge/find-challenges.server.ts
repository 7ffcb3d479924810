import { type CatalogueFilter, type CatalogueGroup, catalogueSearch, facetsOf } from '#app/domain/challenge/catalogue.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { savedSearch } from '#app/domain/notification/saved-search.ts'
import { type Actor, visitor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import { readFollowing } from '../notification/read-following.server.ts'
import { revisionCache } from '../revision-cache.server.ts'
import { listCorridor } from './list-corridor.server.ts'
import { withNames } from './summary.server.ts'

const groupCache = revisionCache<CatalogueGroup[]>()
const cataloguePageSize = 20

/** One page of the public catalogue with its totals and the counts beside its filters; a page past the end is the last one. */
export async function findChallenges({ store, actor = visitor, filter, now }: { store: Store; actor?: Actor; filter: CatalogueFilter; now: Date }) {
	const apart = catalogueSearch({ ...filter, chain: [], city: [], kind: [], stage: 'all', closes: undefined, sort: undefined })
	const groups = await groupCache(store, apart, now, () => CatalogueRepository.listGroups(store.db, filter, now))
	const facets = facetsOf(groups, filter)
	const pages = Math.max(1, Math.ceil(facets.total / cataloguePageSize))
	const page = Math.min(filter.page, pages)
	const [rows, corridor, following] = await Promise.all([
		facets.total > 0 ? CatalogueRepository.listSummaries(store.db, filter, now, { offset: (page - 1) * cataloguePageSize, limit: cataloguePageSize }) : [],
		listCorridor(store, now),
		readFollowing(store.db, actor, 'search', savedSearch(filter)),
	])
	return { facets, page, pages, corridor, following, challenges: rows.map((row) => ({ ...withNames(row, corridor), status: statusAt(row, now) })) }
}
