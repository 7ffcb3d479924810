import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { bidCorrections, bidScreenings } from '#db/schema/index.ts'

type ScreeningRow = typeof bidScreenings.$inferSelect
export type CorrectionRow = typeof bidCorrections.$inferSelect

/** The checklist of a bid as it was judged last; undefined when nobody judged it. */
export async function findScreening(db: Db, bidId: string): Promise<ScreeningRow | undefined> {
	const [row] = await db.select().from(bidScreenings).where(eq(bidScreenings.bidId, bidId))
	return row
}

type Saving = Pick<ScreeningRow, 'bidId' | 'points' | 'savedAt' | 'savedByUserId'>

/** Writes the checklist of a bid over the one that was seen, none at first; false when someone was faster. */
export async function saveScreening(tx: Tx, saving: Saving, seenAt: Date | null): Promise<boolean> {
	if (seenAt === null) return (await tx.insert(bidScreenings).values(saving).onConflictDoNothing().returning({ bidId: bidScreenings.bidId })).length === 1
	const saved = await tx
		.update(bidScreenings)
		.set(saving)
		.where(and(eq(bidScreenings.bidId, saving.bidId), eq(bidScreenings.savedAt, seenAt), isNull(bidScreenings.decidedAt)))
		.returning({ bidId: bidScreenings.bidId })
	return saved.length === 1
}

/** Notes the decision on a bid beside its checklist. */
export async function decide(tx: Tx, bidId: string, decision: Pick<ScreeningRow, 'decidedAt' | 'decidedByUserId' | 'ruleKey'>): Promise<void> {
	await tx.update(bidScreenings).set(decision).where(eq(bidScreenings.bidId, bidId))
}

/** The correction round of a bid; undefined when none was asked for. */
export async function findCorrection(db: Db, bidId: string): Promise<CorrectionRow | undefined> {
	const [row] = await db.select().from(bidCorrections).where(eq(bidCorrections.bidId, bidId))
	return row
}

/** The correction rounds of these bids. */
export async function listCorrections(db: Db, bidIds: readonly string[]): Promise<CorrectionRow[]> {
	const rows: CorrectionRow[] = []
	for (let at = 0; at < bidIds.length; at += 500) {
		const some = bidIds.slice(at, at + 500)
		rows.push(...(await db.select().from(bidCorrections).where(inArray(bidCorrections.bidId, some)).orderBy(bidCorrections.bidId).limit(500)))
	}
	return rows
}

/** Begins the correction round of a bid; false when it had one. */
export async function insertCorrection(
	tx: Tx,
	correction: Pick<CorrectionRow, 'bidId' | 'fields' | 'reason' | 'askedAt' | 'askedByUserId' | 'dueAt'>,
): Promise<boolean> {
	const inserted = await tx.insert(bidCorrections).values(correction).onConflictDoNothing().returning({ bidId: bidCorrections.bidId })
	return inserted.length === 1
}

/** Keeps what was corrected; false when it was before, or its clock has run out. */
export async function correct(tx: Tx, { bidId, content, at, userId }: { bidId: string; content: string; at: Date; userId: string }): Promise<boolean> {
	const corrected = await tx
		.update(bidCorrections)
		.set({ content, correctedAt: at, correctedByUserId: userId })
		.where(and(eq(bidCorrections.bidId, bidId), isNull(bidCorrections.correctedAt), sql`${bidCorrections.dueAt} > ${at.getTime()}`))
		.returning({ bidId: bidCorrections.bidId })
	return corrected.length === 1
}
