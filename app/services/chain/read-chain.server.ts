import { CatalogueFilter } from '#app/domain/challenge/catalogue.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { findChallenges } from '../challenge/find-challenges.server.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'
import { readFollowing } from '../notification/read-following.server.ts'

/** A chain with its lead institute, members, lists and the open challenges that close next; refuses `not-found`. */
export async function readChain({ store, actor, slug, now }: { store: Store; actor: Actor; slug: string; now: Date }) {
	const chain = (await listCorridor(store, now)).chains.find((one) => one.slug === slug)
	if (!chain) return refuse({ code: 'not-found' })
	const [members, lists, open, following] = await Promise.all([
		ChainRepository.listMembers(store.db, slug),
		ListCatalogueRepository.listReleased(store.db, { chainSlug: slug, offset: 0, limit: 12 }),
		findChallenges({ store, filter: CatalogueFilter.parse({ chain: slug }), now }),
		readFollowing(store.db, actor, 'chain', slug),
	])
	return accept({ chain, members, lists, challenges: open.challenges.slice(0, 10), openCount: open.facets.total, following })
}
