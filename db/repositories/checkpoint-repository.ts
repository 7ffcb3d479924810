import { desc, eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { checkpoints } from '#db/schema/index.ts'

type CheckpointRow = typeof checkpoints.$inferSelect

const newestFirst = [desc(checkpoints.size), desc(checkpoints.at), desc(checkpoints.id)] as const

/** The newest checkpoint, or the newest of those over `size` leaves; undefined when there is none. */
export async function findNewest(db: Db, size?: number): Promise<CheckpointRow | undefined> {
	const [row] = await db
		.select()
		.from(checkpoints)
		.where(size === undefined ? undefined : eq(checkpoints.size, size))
		.orderBy(...newestFirst)
		.limit(1)
	return row
}

/** The newest checkpoints, the latest first; at most `limit`. */
export async function listNewest(db: Db, limit: number): Promise<CheckpointRow[]> {
	return db
		.select()
		.from(checkpoints)
		.orderBy(...newestFirst)
		.limit(limit)
}

/** The checkpoints over so many leaves, the latest first; at most 100. */
export async function listOfSize(db: Db, size: number): Promise<CheckpointRow[]> {
	return db
		.select()
		.from(checkpoints)
		.where(eq(checkpoints.size, size))
		.orderBy(...newestFirst)
		.limit(100)
}

/** Writes a checkpoint; answers its key. */
export async function insert(tx: Tx, checkpoint: Omit<CheckpointRow, 'id'>): Promise<string> {
	const [row] = await tx.insert(checkpoints).values(checkpoint).returning({ id: checkpoints.id })
	if (!row) throw new Error('the checkpoint was not written')
	return row.id
}

/** One checkpoint by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<CheckpointRow | undefined> {
	const [row] = await db.select().from(checkpoints).where(eq(checkpoints.id, id))
	return row
}
