import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { BidContent } from '#app/domain/bid/content.ts'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { bidVersionFiles, bidVersions, promises, users } from '#db/schema/index.ts'

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
const selectPromises = prepared('promises_of_bid_version', (db) =>
	db
		.select()
		.from(promises)
		.where(eq(promises.versionId, sql.placeholder('versionId')))
		.orderBy(asc(promises.indicatorId))
		.limit(200),
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

/** What a version says. */
export async function contentOf(db: Db, version: BidVersionRow): Promise<BidContent> {
	const rows = await selectPromises(db, { versionId: version.id })
	const { approach, team, foundation, schedule, priceFen } = version
	return {
		approach,
		team,
		foundation,
		schedule,
		priceFen,
		promises: Object.fromEntries(rows.map((row) => [row.indicatorId, row.value])),
		notes: Object.fromEntries(rows.filter((row) => row.note !== '').map((row) => [row.indicatorId, row.note])),
	}
}

/** Begins the first working version of a bid. */
export async function insertFirst(tx: Tx, bidId: string, userId: string, now: Date): Promise<void> {
	await tx.insert(bidVersions).values({ bidId, number: 1, savedAt: now, savedByUserId: userId })
}

/** Copies a version, with its promises and files, into a new working one; answers it. */
export async function copyAsWorking(tx: Tx, from: BidVersionRow, now: Date): Promise<BidVersionRow> {
	const { id, ...content } = from
	const [copy] = await tx
		.insert(bidVersions)
		.values({ ...content, number: from.number + 1, savedAt: now, sealedAt: null })
		.returning()
	if (!copy) throw new Error('version not copied')
	const promised = await tx.select().from(promises).where(eq(promises.versionId, id)).orderBy(promises.indicatorId).limit(200)
	if (promised.length > 0) await tx.insert(promises).values(promised.map((row) => ({ ...row, versionId: copy.id })))
	const linked = await tx.select().from(bidVersionFiles).where(eq(bidVersionFiles.versionId, id)).orderBy(bidVersionFiles.fileId).limit(100)
	if (linked.length > 0) await tx.insert(bidVersionFiles).values(linked.map((row) => ({ ...row, versionId: copy.id })))
	return copy
}

type Saving = { content: BidContent; changedIndicators: readonly string[]; revision: number; fieldRevisions: Record<string, number>; userId: string; now: Date }

/** Writes the content of a working version; false when it is sealed or was saved by someone faster. Of the promises only those named. */
export async function save(tx: Tx, version: BidVersionRow, saving: Saving): Promise<boolean> {
	const { promises: values, notes, ...words } = saving.content
	const saved = await tx
		.update(bidVersions)
		.set({ ...words, revision: saving.revision, fieldRevisions: saving.fieldRevisions, savedAt: saving.now, savedByUserId: saving.userId })
		.where(and(eq(bidVersions.id, version.id), eq(bidVersions.revision, version.revision)))
		.returning({ id: bidVersions.id })
	if (saved.length !== 1) return false
	for (const indicatorId of saving.changedIndicators) {
		const row = { value: values[indicatorId] ?? '', note: notes[indicatorId] ?? '' }
		await tx
			.insert(promises)
			.values({ versionId: version.id, indicatorId, ...row })
			.onConflictDoUpdate({ target: [promises.versionId, promises.indicatorId], set: row })
	}
	return true
}

/** Marks a working version sealed; from then on nothing changes it. */
export async function seal(tx: Tx, versionId: string, now: Date): Promise<void> {
	await tx.update(bidVersions).set({ sealedAt: now }).where(eq(bidVersions.id, versionId))
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
