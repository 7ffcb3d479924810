import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import { chains, cities, organisations } from '#db/schema/index.ts'
import { corridorChains, corridorCities, corridorOrganisations } from './corridor.ts'

/** Writes what every installation starts with: the cities, the chains, and the corridor's research bodies as unclaimed organisations. */
export async function seedCorridor(tx: Tx, now: Date): Promise<void> {
	await tx.insert(cities).values(corridorCities.map((city, position) => ({ ...city, position })))
	const known = corridorOrganisations.map((organisation) => ({ ...organisation, id: newId(), status: 'unclaimed' as const, createdAt: now }))
	await tx.insert(organisations).values(known)
	const idOf = new Map(known.map((organisation) => [organisation.slug, organisation.id]))
	await tx.insert(chains).values(corridorChains.map(({ leadSlug, ...chain }, position) => ({ ...chain, position, leadOrganisationId: idOf.get(leadSlug) })))
}
