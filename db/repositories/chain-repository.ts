import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { chains, cities, organisations } from '#db/schema/index.ts'

export type ChainRow = Awaited<ReturnType<typeof listChains>>[number]
export type CityRow = typeof cities.$inferSelect

/** Every chain with its lead institute, in the order of the map; at most 100. */
export async function listChains(db: Db) {
	return db
		.select({
			slug: chains.slug,
			codePrefix: chains.codePrefix,
			nameZh: chains.nameZh,
			nameEn: chains.nameEn,
			hue: chains.hue,
			leadOrganisationId: chains.leadOrganisationId,
			leadName: organisations.name,
			leadNameEn: organisations.nameEn,
			leadSlug: organisations.slug,
		})
		.from(chains)
		.leftJoin(organisations, eq(organisations.id, chains.leadOrganisationId))
		.orderBy(chains.position, chains.slug)
		.limit(100)
}

/** The eight cities of the corridor, in the order of the map. */
export async function listCities(db: Db): Promise<CityRow[]> {
	return db.select().from(cities).orderBy(cities.position, cities.slug).limit(50)
}
