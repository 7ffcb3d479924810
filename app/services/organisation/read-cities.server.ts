import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'

/** The cities of the corridor, in the order of the map. */
export function readCities({ store }: { store: Store }) {
	return ChainRepository.listCities(store.db)
}
