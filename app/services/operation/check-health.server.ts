import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'

/** Reads one row, so that an answer means the database answers; throws what the database throws. */
export async function checkHealth(store: Store): Promise<void> {
	await ChainRepository.listChains(store.db)
}
