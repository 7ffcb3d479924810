import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { chainMembers, chains, cities, organisations } from '#db/schema/index.ts'

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

/** Adds a chain behind the others. */
export async function insertChain(tx: Tx, chain: Omit<typeof chains.$inferInsert, 'position'>): Promise<void> {
	await tx.insert(chains).values({ ...chain, position: (await listChains(tx)).length + 1 })
}

/** Changes a chain's names, hue or lead. */
export async function updateChain(
	tx: Tx,
	slug: string,
	changes: Pick<typeof chains.$inferInsert, 'nameZh' | 'nameEn' | 'hue' | 'leadOrganisationId'>,
): Promise<void> {
	await tx.update(chains).set(changes).where(eq(chains.slug, slug))
}

/** The organisations of a chain's alliance, by name; at most 500. */
export async function listMembers(db: Db, chainSlug: string) {
	const { id, slug, name, nameEn, citySlug } = organisations
	return db
		.select({ id, slug, name, nameEn, citySlug, joinedAt: chainMembers.joinedAt })
		.from(chainMembers)
		.innerJoin(organisations, eq(organisations.id, chainMembers.organisationId))
		.where(eq(chainMembers.chainSlug, chainSlug))
		.orderBy(organisations.name, organisations.id)
		.limit(500)
}

/** The chains an organisation joined; at most 100. */
export async function listJoined(db: Db, organisationId: string): Promise<string[]> {
	const rows = await db
		.select({ chainSlug: chainMembers.chainSlug })
		.from(chainMembers)
		.where(eq(chainMembers.organisationId, organisationId))
		.orderBy(chainMembers.chainSlug)
		.limit(100)
	return rows.map(({ chainSlug }) => chainSlug)
}

/** Lets an organisation join; false when it already has. */
export async function addMember(tx: Tx, chainSlug: string, organisationId: string, joinedAt: Date): Promise<boolean> {
	const added = await tx.insert(chainMembers).values({ chainSlug, organisationId, joinedAt }).onConflictDoNothing().returning()
	return added.length === 1
}

/** Takes an organisation out of the alliance; false when it was not in it. */
export async function removeMember(tx: Tx, chainSlug: string, organisationId: string): Promise<boolean> {
	const removed = await tx
		.delete(chainMembers)
		.where(and(eq(chainMembers.chainSlug, chainSlug), eq(chainMembers.organisationId, organisationId)))
		.returning()
	return removed.length === 1
}
