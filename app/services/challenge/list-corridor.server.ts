import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import { revisionCache } from '../revision-cache.server.ts'

type Corridor = { chains: ChainRepository.ChainRow[]; cities: ChainRepository.CityRow[] }
const cache = revisionCache<Corridor>()

/** The chains and cities that filters and names are made of. */
export function listCorridor(store: Store, now: Date): Promise<Corridor> {
	return cache(store, 'corridor', now, async () => {
		const [chains, cities] = await Promise.all([ChainRepository.listChains(store.db), ChainRepository.listCities(store.db)])
		return { chains, cities }
	})
}
