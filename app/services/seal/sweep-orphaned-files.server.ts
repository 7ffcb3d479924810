import type { Store } from '#db/client.ts'
import * as StoredFileRepository from '#db/repositories/stored-file-repository.ts'
import type { FileStorage } from '../bid/file-storage.ts'

/** How long bytes may stand without a row that names them: an upload that is under way takes minutes at most. */
const graceMs = 24 * 3_600_000
const batch = 500

type Sweep = { store: Pick<Store, 'db'>; storage: Pick<FileStorage, 'list' | 'remove'>; now: Date }

/**
 * Removes stored bytes older than a day that no row names: what a process left behind that died between storing and recording them.
 * Throws, and removes nothing, where such bytes are more than those that rows name: the folder is then rather that of another database.
 * Answers how many were removed.
 */
export async function sweepOrphanedFiles({ store: { db }, storage, now }: Sweep): Promise<number> {
	const orphans: string[] = []
	let named = 0
	let waiting: string[] = []
	const sort = async () => {
		const known = await StoredFileRepository.listNamed(db, waiting)
		named += known.size
		orphans.push(...waiting.filter((name) => !known.has(name)))
		waiting = []
	}
	for await (const { storageName, storedAt } of storage.list()) {
		if (now.getTime() - storedAt.getTime() <= graceMs) continue
		waiting.push(storageName)
		if (waiting.length === batch) await sort()
	}
	await sort()
	if (orphans.length > named) throw new Error(`${orphans.length} stored files are named by no row and ${named} by one: none was removed`)
	for (const name of orphans) await storage.remove(name)
	return orphans.length
}
