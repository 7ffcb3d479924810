import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { ImportStatus } from '#app/domain/import/import.ts'
import type { Db, Tx } from '#db/client.ts'
import { challengeLists, challenges, importMappings, importRows, imports } from '#db/schema/index.ts'

export type ImportRow = typeof imports.$inferSelect
type ImportLine = typeof importRows.$inferSelect
type NewLine = typeof importRows.$inferInsert

/** One import with the list it is for; undefined when there is none. */
export async function findWithList(db: Db, id: string) {
	const [found] = await db
		.select({ import: imports, list: challengeLists })
		.from(imports)
		.innerJoin(challengeLists, eq(challengeLists.id, imports.listId))
		.where(eq(imports.id, id))
	return found
}

/** The imports into one list, newest first; at most 20. */
export async function listByList(db: Db, listId: string): Promise<ImportRow[]> {
	return db.select().from(imports).where(eq(imports.listId, listId)).orderBy(desc(imports.createdAt), imports.id).limit(20)
}

/** Imports that were being read or taken and have not moved since `before`: their process has gone. */
export async function listStalled(db: Db, before: Date): Promise<ImportRow[]> {
	return db
		.select()
		.from(imports)
		.where(and(inArray(imports.status, ['reading', 'taking']), lt(imports.updatedAt, before)))
		.orderBy(asc(imports.updatedAt), imports.id)
		.limit(20)
}

/** Begins an import. */
export async function insert(tx: Tx, row: typeof imports.$inferInsert): Promise<void> {
	await tx.insert(imports).values(row)
}

/** Moves an import on, only from one of the given statuses; false means someone was faster. */
export async function move(
	tx: Tx,
	id: string,
	from: readonly ImportStatus[],
	changes: Partial<typeof imports.$inferInsert> & { updatedAt: Date },
): Promise<boolean> {
	const moved = await tx
		.update(imports)
		.set(changes)
		.where(and(eq(imports.id, id), inArray(imports.status, [...from])))
		.returning({ id: imports.id })
	return moved.length === 1
}

/** Forgets the lines read so far. */
export async function clearLines(tx: Tx, importId: string): Promise<void> {
	await tx.delete(importRows).where(eq(importRows.importId, importId))
}

/** Adds lines as they are read. */
export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
	if (lines.length > 0) await tx.insert(importRows).values([...lines])
}

/** Which lines the person looks at: all, those with something wrong, those that stop the row, those that exist already. */
export const lineViews = ['all', 'problems', 'errors', 'existing'] as const
export type LineView = (typeof lineViews)[number]

const inView = (view: LineView) =>
	({
		all: undefined,
		problems: or(gt(importRows.errorCount, 0), gt(importRows.warningCount, 0), sql`${importRows.duplicateOf} is not null`),
		errors: gt(importRows.errorCount, 0),
		existing: sql`${importRows.challengeId} is not null`,
	})[view]

/** Lines of an import in the order of the file. */
export async function listLines(db: Db, importId: string, { view, offset, limit }: { view: LineView; offset: number; limit: number }): Promise<ImportLine[]> {
	return db
		.select()
		.from(importRows)
		.where(and(eq(importRows.importId, importId), inView(view)))
		.orderBy(asc(importRows.rowNumber))
		.offset(offset)
		.limit(limit)
}

/** One line; undefined when there is none. */
export async function findLine(db: Db, importId: string, rowNumber: number): Promise<ImportLine | undefined> {
	const [line] = await db
		.select()
		.from(importRows)
		.where(and(eq(importRows.importId, importId), eq(importRows.rowNumber, rowNumber)))
	return line
}

/** The lines that would become challenges: not left out, nothing that stops them, not there already; after `afterRow`. */
export async function listReady(db: Db, importId: string, { afterRow, limit }: { afterRow: number; limit: number }): Promise<ImportLine[]> {
	return db
		.select()
		.from(importRows)
		.where(
			and(
				eq(importRows.importId, importId),
				eq(importRows.isExcluded, false),
				eq(importRows.errorCount, 0),
				isNull(importRows.challengeId),
				gt(importRows.rowNumber, afterRow),
			),
		)
		.orderBy(asc(importRows.rowNumber))
		.limit(limit)
}

/** How many lines there are of each sort. */
export async function countLines(db: Db, importId: string) {
	const when = (condition: ReturnType<typeof sql>) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)
	const [row] = await db
		.select({
			all: count(),
			errors: when(sql`${importRows.errorCount} > 0 and ${eq(importRows.isExcluded, false)}`),
			problems: when(sql`${importRows.errorCount} > 0 or ${importRows.warningCount} > 0 or ${importRows.duplicateOf} is not null`),
			existing: when(sql`${importRows.challengeId} is not null`),
			excluded: when(sql`${eq(importRows.isExcluded, true)}`),
			ready: when(sql`${importRows.errorCount} = 0 and ${eq(importRows.isExcluded, false)} and ${importRows.challengeId} is null`),
		})
		.from(importRows)
		.where(eq(importRows.importId, importId))
	return row ?? { all: 0, errors: 0, problems: 0, existing: 0, excluded: 0, ready: 0 }
}

/** Changes one line. */
export async function updateLine(tx: Tx, importId: string, rowNumber: number, changes: Partial<NewLine>): Promise<void> {
	await tx
		.update(importRows)
		.set(changes)
		.where(and(eq(importRows.importId, importId), eq(importRows.rowNumber, rowNumber)))
}

/** Ties the lines that were taken to the challenges they became, by the identity both carry. */
export async function linkTaken(tx: Tx, importId: string, listId: string): Promise<void> {
	const taken = sql`(select ${challenges.id} from ${challenges} where ${challenges.listId} = ${listId} and ${challenges.sourceKey} = ${importRows.sourceKey})`
	await tx
		.update(importRows)
		.set({ challengeId: taken })
		.where(and(eq(importRows.importId, importId), isNull(importRows.challengeId), eq(importRows.isExcluded, false)))
}

/** The challenges of a list that came from these sources, or whose own code a key names (`code:XCL-2026-0007`): key → challenge. */
export async function listKnownSources(db: Db, listId: string, sourceKeys: readonly string[]): Promise<Map<string, string>> {
	if (sourceKeys.length === 0) return new Map()
	const codes = sourceKeys.filter((key) => key.startsWith('code:')).map((key) => key.slice('code:'.length))
	const rows = await db
		.select({ id: challenges.id, sourceKey: challenges.sourceKey, code: challenges.code })
		.from(challenges)
		.where(
			and(eq(challenges.listId, listId), or(inArray(challenges.sourceKey, [...sourceKeys]), codes.length > 0 ? inArray(challenges.code, codes) : undefined)),
		)
		.limit(sourceKeys.length * 2)
	const wanted = new Set(sourceKeys)
	return new Map(rows.flatMap(({ id, sourceKey, code }) => [sourceKey ?? '', `code:${code}`].filter((key) => wanted.has(key)).map((key) => [key, id])))
}

/** Challenges anywhere that have one of these titles, word for word: title → code. */
export async function listKnownTitles(db: Db, titles: readonly string[]): Promise<Map<string, string>> {
	if (titles.length === 0) return new Map()
	const rows = await db
		.select({ title: challenges.title, code: challenges.code })
		.from(challenges)
		.where(inArray(challenges.title, [...titles]))
		.orderBy(asc(challenges.title), asc(challenges.id))
		.limit(titles.length * 3)
	return new Map(rows.map((row) => [row.title, row.code]))
}

/** The mapping an institute confirmed for these headers; undefined when there is none. */
export async function findMapping(db: Db, organisationId: string, headers: string) {
	const [row] = await db
		.select({ mapping: importMappings.mapping })
		.from(importMappings)
		.where(and(eq(importMappings.organisationId, organisationId), eq(importMappings.headers, headers)))
	return row?.mapping
}

/** Remembers a mapping for these headers. */
export async function saveMapping(tx: Tx, organisationId: string, headers: string, mapping: Record<string, string>, updatedAt: Date): Promise<void> {
	await tx
		.insert(importMappings)
		.values({ organisationId, headers, mapping, updatedAt })
		.onConflictDoUpdate({ target: [importMappings.organisationId, importMappings.headers], set: { mapping, updatedAt } })
}
