import type { Store } from '#db/client.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import type { FileStorage } from './file-storage.ts'

/** Removes the bytes of files whose bids were destroyed, then their rows, at most 200 a call; answers how many. A run that is cut short is made good by the next. */
export async function sweepDestroyedFiles({ store, storage }: { store: Store; storage: Pick<FileStorage, 'remove'> }): Promise<number> {
	const doomed = await FileRepository.listOfDestroyed(store.db, 200)
	for (const { id, storageName } of doomed) {
		await storage.remove(storageName)
		await store.tx((tx) => FileRepository.remove(tx, id))
	}
	return doomed.length
}
