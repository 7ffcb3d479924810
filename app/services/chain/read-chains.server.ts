import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

/** Every chain with its lead institute. */
export function readChains({ store }: { store: Store }) {
	return ChainRepository.listChains(store.db)
}

/** One chain with the organisations of its alliance; undefined when there is none. */
export async function readChain({ store, slug }: { store: Store; slug: string }) {
	const chain = (await ChainRepository.listChains(store.db)).find((row) => row.slug === slug)
	return chain && { chain, members: await ChainRepository.listMembers(store.db, slug) }
}

/** Institutes that can lead a chain, at most 500. */
export function readInstitutes({ store }: { store: Store }) {
	return OrganisationRepository.listOrganisations(store.db, { kind: 'institute', limit: 500, offset: 0 })
}
