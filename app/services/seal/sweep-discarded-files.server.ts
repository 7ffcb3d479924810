import type { Store } from '#db/client.ts'
import * as DiscardRepository from '#db/repositories/discard-repository.ts'
import type { FileStorage } from '../bid/file-storage.ts'

/** Removes stored bytes that no row carries any more, at most 200 a call; answers how many. A run that is cut short is made good by the next. */
export async function sweepDiscardedFiles({ store, storage }: { store: Store; storage: Pick<FileStorage, 'remove'> }): Promise<number> {
	const names = await DiscardRepository.listOldest(store.db, 200)
	for (const name of names) {
		await storage.remove(name)
		await store.tx((tx) => DiscardRepository.remove(tx, [name]))
	}
	return names.length
}
