import { eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { bids, brokers, challenges, organisations, users } from '#db/schema/index.ts'

/** The technology brokers with who named them, by name; at most 200. */
export async function listBrokers(db: Db) {
	const { id, slug, name, nameEn, citySlug } = organisations
	return db
		.select({ id, slug, name, nameEn, citySlug, namedAt: brokers.namedAt, namedBy: users.name })
		.from(brokers)
		.innerJoin(organisations, eq(organisations.id, brokers.organisationId))
		.leftJoin(users, eq(users.id, brokers.namedByUserId))
		.orderBy(name, id)
		.limit(200)
}

/** Names an organisation a broker; false when it is one already. */
export async function insert(tx: Tx, broker: typeof brokers.$inferInsert): Promise<boolean> {
	const named = await tx.insert(brokers).values(broker).onConflictDoNothing().returning()
	return named.length === 1
}

/** Ends it; false when it was none. */
export async function remove(tx: Tx, organisationId: string): Promise<boolean> {
	const removed = await tx.delete(brokers).where(eq(brokers.organisationId, organisationId)).returning()
	return removed.length === 1
}

/** Whether an organisation has a bid or a challenge of its own, and so is no outsider. */
export async function isParty(db: Db, organisationId: string): Promise<boolean> {
	const [bid] = await db.select({ id: bids.id }).from(bids).where(eq(bids.organisationId, organisationId)).limit(1)
	if (bid) return true
	const [challenge] = await db.select({ id: challenges.id }).from(challenges).where(eq(challenges.issuerOrganisationId, organisationId)).limit(1)
	return challenge !== undefined
}
