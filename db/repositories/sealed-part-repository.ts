import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { bids, bidVersions, openedParts, sealedChunks, sealedParts } from '#db/schema/index.ts'

export type SealedPartRow = typeof sealedParts.$inferSelect
export type ChunkRow = typeof sealedChunks.$inferSelect

/** One part by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<SealedPartRow | undefined> {
	const [row] = await db.select().from(sealedParts).where(eq(sealedParts.id, id))
	return row
}

/** The parts of a bid that are still on their way; there are few, for a new one replaces one of its kind. */
export async function listUnsubmitted(db: Db, bidId: string): Promise<SealedPartRow[]> {
	return db
		.select()
		.from(sealedParts)
		.where(and(eq(sealedParts.bidId, bidId), isNull(sealedParts.versionId)))
		.orderBy(asc(sealedParts.startedAt), sealedParts.id)
		.limit(20)
}

/** The parts of these versions, in the order of their names. */
export async function listOfVersions(db: Db, versionIds: readonly string[]): Promise<SealedPartRow[]> {
	if (versionIds.length === 0) return []
	return db
		.select()
		.from(sealedParts)
		.where(inArray(sealedParts.versionId, [...versionIds]))
		.orderBy(asc(sealedParts.part), sealedParts.id)
		.limit(5000)
}

/** Begins a part; answers its key. */
export async function insert(tx: Tx, part: Omit<typeof sealedParts.$inferInsert, 'id' | 'received'>): Promise<string> {
	const [row] = await tx.insert(sealedParts).values(part).returning({ id: sealedParts.id })
	if (!row) throw new Error('part not inserted')
	return row.id
}

/** Adds the next chunk of a part that is on its way; false when another came first. */
export async function addChunk(tx: Tx, part: Pick<SealedPartRow, 'id' | 'received'>, chunk: { size: number; storageName: string }): Promise<boolean> {
	const moved = await tx
		.update(sealedParts)
		.set({ received: part.received + chunk.size })
		.where(and(eq(sealedParts.id, part.id), eq(sealedParts.received, part.received), isNull(sealedParts.versionId)))
		.returning({ id: sealedParts.id })
	if (moved.length === 0) return false
	await tx.insert(sealedChunks).values({ partId: part.id, offset: part.received, ...chunk })
	return true
}

/** The chunks of these parts, in their order. */
export async function listChunks(db: Db, partIds: readonly string[]): Promise<ChunkRow[]> {
	if (partIds.length === 0) return []
	return db
		.select()
		.from(sealedChunks)
		.where(inArray(sealedChunks.partId, [...partIds]))
		.orderBy(asc(sealedChunks.partId), asc(sealedChunks.offset))
		.limit(5000)
}

/** Gives complete parts to the version they are the content of. */
export async function submit(tx: Tx, partIds: readonly string[], versionId: string): Promise<void> {
	await tx
		.update(sealedParts)
		.set({ versionId })
		.where(and(inArray(sealedParts.id, [...partIds]), isNull(sealedParts.versionId)))
}

/** Forgets parts; answers the names their chunks are stored under. */
export async function remove(tx: Tx, partIds: readonly string[]): Promise<string[]> {
	if (partIds.length === 0) return []
	const chunks = await listChunks(tx, partIds)
	await tx.delete(sealedParts).where(inArray(sealedParts.id, [...partIds]))
	return chunks.map(({ storageName }) => storageName)
}

/** Keys of the parts of these bids. */
export async function listIdsOfBids(db: Db, bidIds: readonly string[]): Promise<string[]> {
	if (bidIds.length === 0) return []
	const rows = await db
		.select({ id: sealedParts.id })
		.from(sealedParts)
		.where(inArray(sealedParts.bidId, [...bidIds]))
		.limit(50_000)
	return rows.map(({ id }) => id)
}

/** Keys of parts under an opening key that nobody had to open: of replaced and withdrawn versions, and what never got submitted. */
export async function listIdsLeftOver(db: Db, openingKeyId: string): Promise<string[]> {
	const rows = await db
		.select({ id: sealedParts.id })
		.from(sealedParts)
		.leftJoin(openedParts, eq(openedParts.partId, sealedParts.id))
		.where(and(eq(sealedParts.openingKeyId, openingKeyId), isNull(openedParts.partId)))
		.limit(50_000)
	return rows.map(({ id }) => id)
}

type Status = (typeof bids.$inferSelect)['status']
const isNewest = sql`${bidVersions.number} = (select max(v.number) from bid_versions v where v.bid_id = ${bids.id} and v.sealed_at is not null)`
const isUnopened = (openingKeyId: string, statuses: readonly Status[]) =>
	and(eq(sealedParts.openingKeyId, openingKeyId), isNull(openedParts.partId), inArray(bids.status, [...statuses]), isNewest)

export type StandingPart = { part: SealedPartRow; bid: typeof bids.$inferSelect; version: { id: string; number: number } }

/**
 * The parts under an opening key that are not dealt with yet, of bids in `statuses`, each of its bid's last sealed version, in the
 * order of sealing; at most `limit`.
 */
export async function listUnopened(db: Db, openingKeyId: string, statuses: readonly Status[], limit: number): Promise<StandingPart[]> {
	return db
		.select({ part: sealedParts, bid: bids, version: { id: bidVersions.id, number: bidVersions.number } })
		.from(sealedParts)
		.innerJoin(bids, eq(bids.id, sealedParts.bidId))
		.innerJoin(bidVersions, eq(bidVersions.id, sealedParts.versionId))
		.leftJoin(openedParts, eq(openedParts.partId, sealedParts.id))
		.where(isUnopened(openingKeyId, statuses))
		.orderBy(asc(bids.sealedAt), bids.id)
		.limit(limit)
}

/** How many parts under an opening key are dealt with, and how many there are, as `listUnopened` counts them. */
export async function countProgress(db: Db, openingKeyId: string, statuses: readonly Status[]): Promise<{ done: number; all: number }> {
	const [waiting] = await db
		.select({ count: count() })
		.from(sealedParts)
		.innerJoin(bids, eq(bids.id, sealedParts.bidId))
		.innerJoin(bidVersions, eq(bidVersions.id, sealedParts.versionId))
		.leftJoin(openedParts, eq(openedParts.partId, sealedParts.id))
		.where(isUnopened(openingKeyId, statuses))
	const [opened] = await db.select({ count: count() }).from(openedParts).where(eq(openedParts.openingKeyId, openingKeyId))
	const done = opened?.count ?? 0
	return { done, all: done + (waiting?.count ?? 0) }
}

/** Notes what became of a part at the opening; false when it was noted before. */
export async function noteOpened(tx: Tx, noted: typeof openedParts.$inferInsert): Promise<boolean> {
	const rows = await tx.insert(openedParts).values(noted).onConflictDoNothing().returning({ partId: openedParts.partId })
	return rows.length === 1
}

/** What became of the parts under opening keys, with their bids, in the order of opening; at most 5,000. */
export async function listOpened(db: Db, openingKeyIds: readonly string[]) {
	if (openingKeyIds.length === 0) return []
	return db
		.select({ opened: openedParts, part: sealedParts, bid: bids })
		.from(openedParts)
		.innerJoin(sealedParts, eq(sealedParts.id, openedParts.partId))
		.innerJoin(bids, eq(bids.id, sealedParts.bidId))
		.where(inArray(openedParts.openingKeyId, [...openingKeyIds]))
		.orderBy(asc(openedParts.at), openedParts.partId)
		.limit(5000)
}
