import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'

/** The chains and cities that filters and names are made of. */
export async function listCorridor(store: Store) {
	const [chains, cities] = await Promise.all([ChainRepository.listChains(store.db), ChainRepository.listCities(store.db)])
	return { chains, cities }
}
