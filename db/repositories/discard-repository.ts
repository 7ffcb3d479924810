import { asc, inArray } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { discardedFiles } from '#db/schema/index.ts'

/** Notes stored bytes that nothing carries any more, for the job that removes them after the commit. */
export async function add(tx: Tx, storageNames: readonly string[], now: Date): Promise<void> {
	for (let at = 0; at < storageNames.length; at += 500) {
		const rows = storageNames.slice(at, at + 500).map((storageName) => ({ storageName, discardedAt: now }))
		await tx.insert(discardedFiles).values(rows).onConflictDoNothing()
	}
}

/** The oldest of them; at most `limit`. */
export async function listOldest(db: Db, limit: number): Promise<string[]> {
	const rows = await db.select({ name: discardedFiles.storageName }).from(discardedFiles).orderBy(asc(discardedFiles.discardedAt)).limit(limit)
	return rows.map(({ name }) => name)
}

/** Forgets those whose bytes are gone. */
export async function remove(tx: Tx, storageNames: readonly string[]): Promise<void> {
	if (storageNames.length > 0) await tx.delete(discardedFiles).where(inArray(discardedFiles.storageName, [...storageNames]))
}
