import { eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { auditEntries, tellings } from '#db/schema/index.ts'

type EntryRow = typeof auditEntries.$inferSelect

/** The keys of what is still to be told, in the order it happened; at most `limit`. */
export async function listNext(db: Db, limit: number): Promise<number[]> {
	const rows = await db.select({ id: tellings.id }).from(tellings).orderBy(tellings.id).limit(limit)
	return rows.map(({ id }) => id)
}

/** Takes one telling out of the outbox and answers its audit entry; undefined when someone else told it. */
export async function take(tx: Tx, id: number): Promise<EntryRow | undefined> {
	const [taken] = await tx.delete(tellings).where(eq(tellings.id, id)).returning({ auditEntryId: tellings.auditEntryId })
	if (!taken) return undefined
	const [entry] = await tx.select().from(auditEntries).where(eq(auditEntries.id, taken.auditEntryId))
	return entry
}
