import type { Store } from '#db/client.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as DataKeyRepository from '#db/repositories/data-key-repository.ts'
import { DataKeyError, type DataKeys } from './data-keys.server.ts'

/**
 * Makes sure that every key the contents of a migrated database need is there, and that there is one to encrypt with,
 * which it makes for a database that knows none. Throws a DataKeyError otherwise.
 */
export async function readyKeys(keys: DataKeys, store: Store, now: Date): Promise<void> {
	const needed = await DataKeyRepository.listIds(store.db)
	const missing = needed.filter((id) => !keys.find(id))
	if (missing.length > 0)
		throw new DataKeyError(
			`The bids in this database need the data key ${missing.join(', ')}, which is not in ${keys.folder}: put its file back (docs/operating.md, "The data key").`,
		)
	if (needed.length === 0 && (await BidVersionRepository.hasUnencrypted(store.db)))
		throw new DataKeyError('The bids in this database are from before bids were encrypted and cannot be taken over: run npm run demo:reset.')
	const { id } = keys.isEmpty() ? keys.create(now) : keys.current()
	if (!needed.includes(id)) await store.tx((tx) => DataKeyRepository.insert(tx, { id, firstUsedAt: now }))
}
