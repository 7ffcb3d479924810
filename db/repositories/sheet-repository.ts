import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { SheetMove } from '#app/domain/evaluation/lifecycle.ts'
import type { Db, Tx } from '#db/client.ts'
import { blindPackages, challengeLists, challenges, evaluations, experts, panelSeats, scoreSheets, sheetVersions } from '#db/schema/index.ts'
import { factsOf } from './challenge-repository.ts'

export type SheetRow = typeof scoreSheets.$inferSelect
type SheetVersionRow = typeof sheetVersions.$inferSelect

/** Most sheets of one evaluation: far more than 500 bids with nine seats. */
const most = 20_000

type Place = Pick<SheetRow, 'evaluationId' | 'seatId' | 'bidId'>

/** Writes empty drafts, one for each seat and bid. */
export async function insertDrafts(tx: Tx, places: readonly Place[], at: Date): Promise<void> {
	const rows = places.map((place) => ({ ...place, status: 'draft' as const, savedAt: at }))
	for (let from = 0; from < rows.length; from += 500) await tx.insert(scoreSheets).values(rows.slice(from, from + 500))
}

const selectFound = (db: Db) =>
	db
		.select({
			sheet: scoreSheets,
			evaluation: evaluations,
			seat: { id: panelSeats.id, number: panelSeats.number, code: panelSeats.code, status: panelSeats.status },
			userId: experts.userId,
			challenge: challenges,
			list: { origin: challengeLists.origin },
			bidCode: blindPackages.code,
		})
		.from(scoreSheets)
		.innerJoin(evaluations, eq(evaluations.id, scoreSheets.evaluationId))
		.innerJoin(panelSeats, eq(panelSeats.id, scoreSheets.seatId))
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.innerJoin(challenges, eq(challenges.id, evaluations.challengeId))
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.leftJoin(blindPackages, eq(blindPackages.bidId, scoreSheets.bidId))

/** A sheet with its evaluation, seat, expert and challenge, and what the panel calls its bid. */
export type FoundSheet = Awaited<ReturnType<typeof selectFound>>[number]

/** One sheet by its key; undefined when there is none. */
export async function findById(db: Db, sheetId: string): Promise<FoundSheet | undefined> {
	const [row] = await selectFound(db).where(eq(scoreSheets.id, sheetId))
	return row
}

/** The sheets of a person, those of the newest evaluation first; at most 2,000. */
export async function listOfUser(db: Db, userId: string): Promise<FoundSheet[]> {
	return selectFound(db).where(eq(experts.userId, userId)).orderBy(desc(evaluations.beganAt), evaluations.id, blindPackages.code, scoreSheets.id).limit(2000)
}

/** What permission asks of a sheet that was read here. */
export function sheetFactsOf(found: FoundSheet) {
	return { userId: found.userId, seatStatus: found.seat.status, evaluationStatus: found.evaluation.status, challenge: factsOf(found) }
}

type Saving = Pick<SheetRow, 'points' | 'judgements' | 'comments' | 'revision' | 'fieldRevisions' | 'savedAt'>

/** Writes what a sheet says; false when someone was faster or it is submitted. */
export async function save(tx: Tx, sheet: Pick<SheetRow, 'id' | 'status' | 'revision'>, saving: Saving): Promise<boolean> {
	const saved = await tx
		.update(scoreSheets)
		.set(saving)
		.where(and(eq(scoreSheets.id, sheet.id), eq(scoreSheets.status, sheet.status), eq(scoreSheets.revision, sheet.revision)))
		.returning({ id: scoreSheets.id })
	return saved.length === 1
}

/** Moves a sheet, only from the status and the save the decision was made on; false means someone was faster. */
export async function moveStatus(
	tx: Tx,
	sheet: Pick<SheetRow, 'id' | 'revision'>,
	move: SheetMove,
	marks: Partial<Pick<SheetRow, 'total' | 'submittedAt' | 'note'>> = {},
): Promise<boolean> {
	const moved = await tx
		.update(scoreSheets)
		.set({ ...marks, status: move.to })
		.where(and(eq(scoreSheets.id, sheet.id), eq(scoreSheets.status, move.from), eq(scoreSheets.revision, sheet.revision)))
		.returning({ id: scoreSheets.id })
	return moved.length === 1
}

/** Keeps why a submitted sheet lies far from the others (偏离说明), as ciphertext; false when it is not submitted. */
export async function setNote(tx: Tx, sheetId: string, note: string): Promise<boolean> {
	const noted = await tx
		.update(scoreSheets)
		.set({ note })
		.where(and(eq(scoreSheets.id, sheetId), eq(scoreSheets.status, 'submitted')))
		.returning({ id: scoreSheets.id })
	return noted.length === 1
}

/** Removes what a seat holds in an evaluation, with every version of it; answers how many sheets. What the log says of them stays. */
export async function removeOfSeat(tx: Tx, evaluationId: string, seatId: string): Promise<number> {
	const removed = await tx
		.delete(scoreSheets)
		.where(and(eq(scoreSheets.evaluationId, evaluationId), eq(scoreSheets.seatId, seatId)))
		.returning({ id: scoreSheets.id })
	return removed.length
}

/** Keeps a submitted version. */
export async function insertVersion(tx: Tx, version: typeof sheetVersions.$inferInsert & { id: string }): Promise<void> {
	await tx.insert(sheetVersions).values(version)
}

/** The version of a sheet submitted last; undefined when none was. */
export async function findLatestVersion(db: Db, sheetId: string): Promise<SheetVersionRow | undefined> {
	const [row] = await db.select().from(sheetVersions).where(eq(sheetVersions.sheetId, sheetId)).orderBy(desc(sheetVersions.number)).limit(1)
	return row
}

/** Notes on a version when and why the sheet was opened again; false when that was noted before. */
export async function markReopened(tx: Tx, versionId: string, reopenedAt: Date, reopenReason: string): Promise<boolean> {
	const marked = await tx
		.update(sheetVersions)
		.set({ reopenedAt, reopenReason })
		.where(and(eq(sheetVersions.id, versionId), isNull(sheetVersions.reopenedAt)))
		.returning({ id: sheetVersions.id })
	return marked.length === 1
}

/** The submitted versions of these sheets, in their order. */
export async function listVersions(db: Db, sheetIds: readonly string[]): Promise<SheetVersionRow[]> {
	const rows: SheetVersionRow[] = []
	for (let at = 0; at < sheetIds.length; at += 500) {
		const some = inArray(sheetVersions.sheetId, sheetIds.slice(at, at + 500))
		rows.push(...(await db.select().from(sheetVersions).where(some).orderBy(sheetVersions.sheetId, sheetVersions.number).limit(most)))
	}
	return rows
}
