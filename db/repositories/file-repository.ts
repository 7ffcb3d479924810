import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { bids, bidVersionFiles, files } from '#db/schema/index.ts'

export type FileRow = typeof files.$inferSelect

/** The files of some versions with the version each belongs to, in the order they came; at most 5,000. */
export async function listByVersions(db: Db, versionIds: readonly string[]): Promise<{ versionId: string; file: FileRow }[]> {
	if (versionIds.length === 0) return []
	return db
		.select({ versionId: bidVersionFiles.versionId, file: files })
		.from(bidVersionFiles)
		.innerJoin(files, eq(files.id, bidVersionFiles.fileId))
		.where(inArray(bidVersionFiles.versionId, [...versionIds]))
		.orderBy(asc(files.uploadedAt), files.id)
		.limit(5000)
}

/** These files of any bid, in the order they came; at most 5,000. */
export async function listByIds(db: Db, ids: readonly string[]): Promise<FileRow[]> {
	if (ids.length === 0) return []
	return db
		.select()
		.from(files)
		.where(inArray(files.id, [...ids]))
		.orderBy(asc(files.uploadedAt), files.id)
		.limit(5000)
}

/** One file by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<FileRow | undefined> {
	const [row] = await db.select().from(files).where(eq(files.id, id))
	return row
}

/** Whether a version carries a file. */
export async function isLinked(db: Db, versionId: string, fileId: string): Promise<boolean> {
	const rows = await db
		.select({ fileId: bidVersionFiles.fileId })
		.from(bidVersionFiles)
		.where(and(eq(bidVersionFiles.versionId, versionId), eq(bidVersionFiles.fileId, fileId)))
	return rows.length > 0
}

/** Records a stored file and gives it to a version; answers its key. */
export async function insert(tx: Tx, versionId: string, file: typeof files.$inferInsert): Promise<string> {
	const id = await insertApart(tx, file)
	await tx.insert(bidVersionFiles).values({ versionId, fileId: id })
	return id
}

/** Records a stored file that no version carries, such as that of a correction; answers its key. */
export async function insertApart(tx: Tx, file: typeof files.$inferInsert): Promise<string> {
	const [row] = await tx.insert(files).values(file).returning({ id: files.id })
	if (!row) throw new Error('file not inserted')
	return row.id
}

/** Takes a file from a version; true when no version carries it any more, and its row is gone. */
export async function unlink(tx: Tx, versionId: string, fileId: string): Promise<boolean> {
	await tx.delete(bidVersionFiles).where(and(eq(bidVersionFiles.versionId, versionId), eq(bidVersionFiles.fileId, fileId)))
	const [left] = await tx.select({ fileId: bidVersionFiles.fileId }).from(bidVersionFiles).where(eq(bidVersionFiles.fileId, fileId)).limit(1)
	if (left) return false
	await tx.delete(files).where(eq(files.id, fileId))
	return true
}

/** Files of destroyed bids whose bytes are still kept; at most `limit`. */
export async function listOfDestroyed(db: Db, limit: number): Promise<{ id: string; storageName: string }[]> {
	return db
		.select({ id: files.id, storageName: files.storageName })
		.from(files)
		.innerJoin(bids, eq(bids.id, files.bidId))
		.where(eq(bids.status, 'destroyed'))
		.orderBy(files.id)
		.limit(limit)
}

/** Forgets a file whose bytes are gone. */
export async function remove(tx: Tx, id: string): Promise<void> {
	await tx.delete(files).where(eq(files.id, id))
}

/** Forgets every file of a bid; answers the names their bytes are stored under. */
export async function removeOfBid(tx: Tx, bidId: string): Promise<string[]> {
	const rows = await tx.delete(files).where(eq(files.bidId, bidId)).returning({ storageName: files.storageName })
	return rows.map(({ storageName }) => storageName)
}
