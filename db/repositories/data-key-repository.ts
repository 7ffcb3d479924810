import { asc } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { dataKeys } from '#db/schema/index.ts'

/** The ids of the data keys this database needs, the first used first; at most 1,000. */
export async function listIds(db: Db): Promise<string[]> {
	const rows = await db.select({ id: dataKeys.id }).from(dataKeys).orderBy(asc(dataKeys.firstUsedAt), dataKeys.id).limit(1000)
	return rows.map(({ id }) => id)
}

/** Notes that contents may be encrypted under a key from now on; once is enough. */
export async function insert(tx: Tx, key: typeof dataKeys.$inferInsert): Promise<void> {
	await tx.insert(dataKeys).values(key).onConflictDoNothing()
}
