import type { Store } from '#db/client.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { listCorridor } from '../challenge/list-corridor.server.ts'

const pageSize = 30

/** One page of the released lists, newest first; a page past the end is the last one. */
export async function readLists({ store, page, now }: { store: Store; page: number; now: Date }) {
	const pages = Math.max(1, Math.ceil((await ListCatalogueRepository.countReleased(store.db)) / pageSize))
	const shown = Math.min(page, pages)
	const [lists, { chains }] = await Promise.all([
		ListCatalogueRepository.listReleased(store.db, { offset: (shown - 1) * pageSize, limit: pageSize }),
		listCorridor(store, now),
	])
	return { lists: lists.map((list) => ({ ...list, chain: chains.find((chain) => chain.slug === list.chainSlug) ?? null })), page: shown, pages }
}
