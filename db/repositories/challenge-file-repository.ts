import { asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { challengeFiles } from '#db/schema/index.ts'

type FileRow = typeof challengeFiles.$inferSelect

const selectByChallenge = prepared('files_of_challenge', (db) =>
	db
		.select()
		.from(challengeFiles)
		.where(eq(challengeFiles.challengeId, sql.placeholder('challengeId')))
		.orderBy(asc(challengeFiles.uploadedAt), challengeFiles.id)
		.limit(100),
)

/** The files of a challenge in the order they came; at most 100. */
export async function listByChallenge(db: Db, challengeId: string): Promise<FileRow[]> {
	return selectByChallenge(db, { challengeId })
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

/** Records the files of one challenge for another too; both share the stored bytes. */
export async function copy(tx: Tx, fromChallengeId: string, challengeId: string): Promise<void> {
	const rows = await listByChallenge(tx, fromChallengeId)
	if (rows.length > 0) await tx.insert(challengeFiles).values(rows.map(({ id: _id, ...file }) => ({ ...file, challengeId })))
}

/** Forgets a file; answers whether another record still needs its stored bytes. */
export async function remove(tx: Tx, { id, storageName }: Pick<FileRow, 'id' | 'storageName'>): Promise<{ isStillNeeded: boolean }> {
	await tx.delete(challengeFiles).where(eq(challengeFiles.id, id))
	const others = await tx.select({ id: challengeFiles.id }).from(challengeFiles).where(eq(challengeFiles.storageName, storageName)).limit(1)
	return { isStillNeeded: others.length > 0 }
}
