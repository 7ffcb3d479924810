import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { ceremonies, openingKeys, openingShares } from '#db/schema/index.ts'

export type OpeningKeyRow = typeof openingKeys.$inferSelect

/** The opening keys of a challenge: those of its newest ceremony, one a part; none where it has no ceremony. */
export async function listOfChallenge(db: Db, challengeId: string): Promise<OpeningKeyRow[]> {
	const rows = await db
		.select({ key: openingKeys })
		.from(openingKeys)
		.innerJoin(ceremonies, eq(ceremonies.id, openingKeys.ceremonyId))
		.where(eq(openingKeys.challengeId, challengeId))
		.orderBy(desc(ceremonies.madeAt), asc(openingKeys.part))
		.limit(10)
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
