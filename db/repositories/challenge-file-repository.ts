import { asc, eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { challengeFiles } from '#db/schema/index.ts'

type FileRow = typeof challengeFiles.$inferSelect

/** The files of a challenge in the order they came; at most 100. */
export async function listByChallenge(db: Db, challengeId: string): Promise<FileRow[]> {
	return db
		.select()
		.from(challengeFiles)
		.where(eq(challengeFiles.challengeId, challengeId))
		.orderBy(asc(challengeFiles.uploadedAt), challengeFiles.id)
		.limit(100)
}

/** One file by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<FileRow | undefined> {
	const [row] = await db.select().from(challengeFiles).where(eq(challengeFiles.id, id))
	return row
}

/** Records a stored file; answers its key. */
export async function insert(tx: Tx, file: typeof challengeFiles.$inferInsert): Promise<string> {
	const [row] = await tx.insert(challengeFiles).values(file).returning({ id: challengeFiles.id })
	if (!row) throw new Error('file not inserted')
	return row.id
}

/** Forgets a file. */
export async function remove(tx: Tx, id: string): Promise<void> {
	await tx.delete(challengeFiles).where(eq(challengeFiles.id, id))
}
