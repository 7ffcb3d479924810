import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { challenges, indicators, organisations } from '#db/schema/index.ts'

const issuerColumns = { id: organisations.id, name: organisations.name, creditCode: organisations.creditCode, citySlug: organisations.citySlug }
export type Issuer = Pick<typeof organisations.$inferSelect, 'id' | 'name' | 'citySlug'>
export type NewIssuer = typeof organisations.$inferInsert & { id: string; name: string; citySlug: Issuer['citySlug'] }

const batch = 500

/** Organisations that have one of these names or credit codes. */
export async function listIssuers(db: Db, names: readonly string[], creditCodes: readonly string[]) {
	const found = []
	const [wantedNames, wantedCodes] = [[...new Set(names)], [...new Set(creditCodes)]]
	for (let at = 0; at < Math.max(wantedNames.length, wantedCodes.length); at += batch) {
		const [someNames, someCodes] = [wantedNames.slice(at, at + batch), wantedCodes.slice(at, at + batch)]
		const conditions = [
			someNames.length > 0 ? inArray(organisations.name, someNames) : undefined,
			someCodes.length > 0 ? inArray(organisations.creditCode, someCodes) : undefined,
		]
		found.push(
			...(await db
				.select(issuerColumns)
				.from(organisations)
				.where(or(...conditions))
				.orderBy(organisations.createdAt, organisations.id)
				.limit(batch * 4)),
		)
	}
	return found
}

/** Adds the organisations demands name and nobody knew. */
export async function insertIssuers(tx: Tx, issuers: readonly NewIssuer[]): Promise<void> {
	for (let at = 0; at < issuers.length; at += batch) await tx.insert(organisations).values(issuers.slice(at, at + batch))
}

/** The last place taken in a list; 0 in an empty one. */
export async function lastPosition(db: Db, listId: string): Promise<number> {
	const [row] = await db
		.select({ last: sql<number>`coalesce(max(${challenges.position}), 0)`.mapWith(Number) })
		.from(challenges)
		.where(eq(challenges.listId, listId))
	return row?.last ?? 0
}

/** Adds challenges. */
export async function insertChallenges(tx: Tx, rows: readonly (typeof challenges.$inferInsert)[]): Promise<void> {
	if (rows.length > 0) await tx.insert(challenges).values([...rows])
}

/** Adds rows of indicator tables. */
export async function insertIndicators(tx: Tx, rows: readonly (typeof indicators.$inferInsert)[]): Promise<void> {
	if (rows.length > 0) await tx.insert(indicators).values([...rows])
}

/** Saves what a demand says, only on top of the revision it was merged with; false means someone was faster. */
export async function saveDemand(tx: Tx, id: string, revision: number, changes: Partial<typeof challenges.$inferInsert>): Promise<boolean> {
	const updated = await tx
		.update(challenges)
		.set(changes)
		.where(and(eq(challenges.id, id), eq(challenges.revision, revision)))
		.returning({ id: challenges.id })
	return updated.length === 1
}

/** Which of these indicators are another challenge's; at most 200 are looked for. */
export async function listForeignIndicators(db: Db, challengeId: string, ids: readonly string[]): Promise<string[]> {
	if (ids.length === 0) return []
	const rows = await db
		.select({ id: indicators.id })
		.from(indicators)
		.where(and(inArray(indicators.id, ids.slice(0, 200)), ne(indicators.challengeId, challengeId)))
		.orderBy(indicators.id)
		.limit(200)
	return rows.map(({ id }) => id)
}

/** Replaces the indicator table of a challenge nobody has bid on yet. */
export async function replaceIndicators(tx: Tx, challengeId: string, rows: readonly (typeof indicators.$inferInsert)[]): Promise<void> {
	await tx.delete(indicators).where(eq(indicators.challengeId, challengeId))
	await insertIndicators(tx, rows)
}
