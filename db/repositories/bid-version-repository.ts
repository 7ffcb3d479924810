import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { placed, prepared } from '#db/prepared.ts'
import { bidVersionFiles, bidVersions, users } from '#db/schema/index.ts'

export type BidVersionRow = typeof bidVersions.$inferSelect

const selectLatest = prepared('latest_bid_version', (db) =>
	db
		.select({ version: bidVersions, savedBy: users.name })
		.from(bidVersions)
		.leftJoin(users, eq(users.id, bidVersions.savedByUserId))
		.where(eq(bidVersions.bidId, sql.placeholder('bidId')))
		.orderBy(desc(bidVersions.number))
		.limit(1),
)

/** The latest version of a bid and who saved it last: the working draft, or the sealed one when nothing changed since. */
export async function findLatest(db: Db, bidId: string): Promise<{ version: BidVersionRow; savedBy: string | null } | undefined> {
	const [row] = await selectLatest(db, { bidId })
	return row
}

/** The sealed version that stands; undefined when none was sealed. */
export async function findStanding(db: Db, bidId: string): Promise<BidVersionRow | undefined> {
	const [row] = await db
		.select()
		.from(bidVersions)
		.where(and(eq(bidVersions.bidId, bidId), isNotNull(bidVersions.sealedAt)))
		.orderBy(desc(bidVersions.number))
		.limit(1)
	return row
}

/** Begins the first working version of a bid. */
export async function insertFirst(tx: Tx, version: { id: string; bidId: string; content: string; userId: string; now: Date }): Promise<void> {
	const { id, bidId, content, userId, now } = version
	await tx.insert(bidVersions).values({ id, bidId, number: 1, content, savedAt: now, savedByUserId: userId })
}

/** Copies a version, with its files, into a new working one of the given key and content; answers it. */
export async function copyAsWorking(tx: Tx, from: BidVersionRow, given: { id: string; content: string }, now: Date): Promise<BidVersionRow> {
	const [copy] = await tx
		.insert(bidVersions)
		.values({ ...from, ...given, number: from.number + 1, savedAt: now, sealedAt: null })
		.returning()
	if (!copy) throw new Error('version not copied')
	const linked = await tx.select().from(bidVersionFiles).where(eq(bidVersionFiles.versionId, from.id)).orderBy(bidVersionFiles.fileId).limit(100)
	if (linked.length > 0) await tx.insert(bidVersionFiles).values(linked.map((row) => ({ ...row, versionId: copy.id })))
	return copy
}

type Saving = { content: string; revision: number; fieldRevisions: Record<string, number>; userId: string; now: Date }

/** Writes the content of a working version; false when it is sealed or was saved by someone faster. */
export async function save(tx: Tx, version: BidVersionRow, { userId, now, ...saving }: Saving): Promise<boolean> {
	const saved = await tx
		.update(bidVersions)
		.set({ ...saving, savedAt: now, savedByUserId: userId })
		.where(and(eq(bidVersions.id, version.id), eq(bidVersions.revision, version.revision)))
		.returning({ id: bidVersions.id })
	return saved.length === 1
}

const updateSealed = prepared('seal_bid_version', (tx: Tx) =>
	tx
		.update(bidVersions)
		.set({ sealedAt: placed('now', bidVersions.sealedAt) })
		.where(eq(bidVersions.id, sql.placeholder('versionId'))),
)

/** Marks a working version sealed; from then on nothing changes it. */
export async function seal(tx: Tx, versionId: string, now: Date): Promise<void> {
	await updateSealed(tx, { versionId, now })
}

/** The standing version of each of these bids. */
export async function listStanding(db: Db, bidIds: readonly string[]): Promise<BidVersionRow[]> {
	const standing = new Map<string, BidVersionRow>()
	for (let at = 0; at < bidIds.length; at += 500) {
		const rows = await db
			.select()
			.from(bidVersions)
			.where(and(inArray(bidVersions.bidId, bidIds.slice(at, at + 500)), isNotNull(bidVersions.sealedAt)))
			.orderBy(bidVersions.bidId, asc(bidVersions.number))
			.limit(50_000)
		for (const row of rows) standing.set(row.bidId, row)
	}
	return [...standing.values()]
}

/** Whether a version is there whose content was never encrypted. */
export async function hasUnencrypted(db: Db): Promise<boolean> {
	const rows = await db.select({ id: bidVersions.id }).from(bidVersions).where(eq(bidVersions.content, '')).limit(1)
	return rows.length > 0
}

/** Puts other content in the place of what a version says, sealed or not: for the sealing that erases it and the opening that brings it back. */
export async function setContent(tx: Tx, versionId: string, content: string): Promise<void> {
	await tx.update(bidVersions).set({ content }).where(eq(bidVersions.id, versionId))
}

/** One version by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<BidVersionRow | undefined> {
	const [row] = await db.select().from(bidVersions).where(eq(bidVersions.id, id))
	return row
}
