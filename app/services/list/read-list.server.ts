import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'
import { withNames } from '../challenge/summary.server.ts'
import { readFollowing } from '../notification/read-following.server.ts'

const pageSize = 200

/** A list with a page of its released challenges, and what they come to together; refuses `not-found` where it is not the reader's to know of. A page past the end is the last one. */
export async function readList({ store, actor, code, page = 1, now }: { store: Store; actor: Actor; code: string; page?: number; now: Date }) {
	const found = await ListCatalogueRepository.findWithOwner(store.db, code)
	if (!found || !can(actor, 'list.read', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
	const sum = await CatalogueRepository.sumReleasedOfList(store.db, found.list.id)
	const pages = Math.max(1, Math.ceil(sum.count / pageSize))
	const offset = (Math.min(page, pages) - 1) * pageSize
	const [rows, corridor] = await Promise.all([
		CatalogueRepository.listReleasedOfList(store.db, found.list.id, { offset, limit: pageSize }),
		listCorridor(store, now),
	])
	return accept({
		...found,
		sum,
		following: await readFollowing(store.db, actor, 'list', found.list.id),
		offset,
		page: Math.min(page, pages),
		pages,
		chain: corridor.chains.find((chain) => chain.slug === found.list.chainSlug) ?? null,
		challenges: rows.map((row) => ({ ...withNames(row, corridor), status: statusAt(row, now) })),
	})
}
