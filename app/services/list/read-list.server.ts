import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'
import { withNames } from '../challenge/summary.server.ts'

const mostOnPage = 500

/** A list with its released challenges, at most 500; refuses `not-found` where it is not the reader's to know of. */
export async function readList({ store, actor, code, now }: { store: Store; actor: Actor; code: string; now: Date }) {
	const found = await ListCatalogueRepository.findWithOwner(store.db, code)
	if (!found || !can(actor, 'list.read', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
	const [rows, corridor] = await Promise.all([CatalogueRepository.listReleasedOfList(store.db, found.list.id, mostOnPage), listCorridor(store, now)])
	return accept({
		...found,
		chain: corridor.chains.find((chain) => chain.slug === found.list.chainSlug) ?? null,
		challenges: rows.map((row) => ({ ...withNames(row, corridor), status: statusAt(row, now) })),
	})
}
