import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { ceremonies, openingKeys, openingShares } from '#db/schema/index.ts'

export type OpeningKeyRow = typeof openingKeys.$inferSelect

const selectOfChallenge = prepared('opening_keys_of_challenge', (db) =>
	db
		.select({ key: openingKeys })
		.from(openingKeys)
		.innerJoin(ceremonies, eq(ceremonies.id, openingKeys.ceremonyId))
		.where(eq(openingKeys.challengeId, sql.placeholder('challengeId')))
		.orderBy(desc(ceremonies.madeAt), asc(openingKeys.part))
		.limit(10),
)

/** The opening keys of a challenge: those of its newest ceremony, one a part; none where it has no ceremony. */
export async function listOfChallenge(db: Db, challengeId: string): Promise<OpeningKeyRow[]> {
	const rows = await selectOfChallenge(db, { challengeId })
	return rows.map(({ key }) => key).filter((key, _, [newest]) => key.ceremonyId === newest?.ceremonyId)
}

/** One opening key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<OpeningKeyRow | undefined> {
	const [row] = await db.select().from(openingKeys).where(eq(openingKeys.id, id))
	return row
}

/** The shares holders have given of a key and that are not forgotten yet, as ciphertext under the data key, in the order they were given. */
export async function listGiven(db: Db, openingKeyId: string): Promise<{ number: number; given: string }[]> {
	const rows = await db
		.select({ number: openingShares.number, given: openingShares.given })
		.from(openingShares)
		.where(and(eq(openingShares.openingKeyId, openingKeyId), isNotNull(openingShares.given)))
		.orderBy(asc(openingShares.givenAt), asc(openingShares.number))
		.limit(3)
	return rows.flatMap(({ number, given }) => (given === null ? [] : [{ number, given }]))
}

/** The opening keys of challenges that at least two holders gave shares of and whose bids are not all dealt with; at most 50. */
export async function listToOpen(db: Db): Promise<OpeningKeyRow[]> {
	const given = db
		.select({ id: openingShares.openingKeyId })
		.from(openingShares)
		.where(isNotNull(openingShares.given))
		.groupBy(openingShares.openingKeyId)
		.having(gte(count(), 2))
	return db
		.select()
		.from(openingKeys)
		.where(and(isNull(openingKeys.finishedAt), isNotNull(openingKeys.challengeId), inArray(openingKeys.id, given)))
		.orderBy(openingKeys.id)
		.limit(50)
}

/** Notes how far the opening under a key has come. */
export async function mark(tx: Tx, id: string, marks: Partial<Pick<OpeningKeyRow, 'rebuiltAt' | 'finishedAt'>>): Promise<void> {
	await tx.update(openingKeys).set(marks).where(eq(openingKeys.id, id))
}

/** Forgets the shares that holders gave of a key; when they gave them stays, unless they are asked for them again. */
export async function forgetGiven(tx: Tx, openingKeyId: string, { isAskedAgain }: { isAskedAgain: boolean }): Promise<void> {
	await tx
		.update(openingShares)
		.set({ given: null, ...(isAskedAgain ? { givenAt: null } : {}) })
		.where(eq(openingShares.openingKeyId, openingKeyId))
}
