import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { NamedOrganisation } from '#app/domain/blind/identity.ts'
import type { Db, Tx } from '#db/client.ts'
import { blindFiles, blindPackages, evaluations, experts, files, organisations, panelSeats, users } from '#db/schema/index.ts'

export type PackageRow = typeof blindPackages.$inferSelect
type BlindFileRow = typeof blindFiles.$inferSelect
/** Most people of one organisation whose names are sought. */
const mostPeople = 5000

/** The blind package of a bid; undefined when none was prepared. */
export async function findByBid(db: Db, bidId: string): Promise<PackageRow | undefined> {
	const [row] = await db.select().from(blindPackages).where(eq(blindPackages.bidId, bidId))
	return row
}

/** The packages of some bids that were passed to the panel. */
export async function listPassed(db: Db, bidIds: readonly string[]): Promise<PackageRow[]> {
	const { bidId, passedAt } = blindPackages
	return db
		.select()
		.from(blindPackages)
		.where(and(inArray(bidId, [...bidIds]), isNotNull(passedAt)))
		.orderBy(bidId)
		.limit(bidIds.length)
}

/** The files of a package in their order, with what they are sent as; at most 100. */
export async function listFiles(db: Db, bidId: string): Promise<(BlindFileRow & { mediaType: string })[]> {
	const rows = await db
		.select({ file: blindFiles, mediaType: files.mediaType })
		.from(blindFiles)
		.innerJoin(files, eq(files.id, blindFiles.fileId))
		.where(eq(blindFiles.bidId, bidId))
		.orderBy(blindFiles.position, blindFiles.fileId)
		.limit(100)
	return rows.map(({ file, mediaType }) => ({ ...file, mediaType }))
}

type Prepared = Pick<PackageRow, 'bidId' | 'challengeId' | 'words' | 'preparedAt'>

/** Writes a package anew, not passed; a first one under this code. False where the code is taken in its challenge. */
export async function prepare(tx: Tx, { bidId, challengeId, words, preparedAt }: Prepared, code: string): Promise<boolean> {
	const again = { words, preparedAt, passedAt: null, passedByUserId: null }
	const updated = await tx.update(blindPackages).set(again).where(eq(blindPackages.bidId, bidId)).returning({ bidId: blindPackages.bidId })
	if (updated.length === 1) return true
	const inserted = await tx
		.insert(blindPackages)
		.values({ bidId, challengeId, code, words, preparedAt })
		.onConflictDoNothing()
		.returning({ bidId: blindPackages.bidId })
	return inserted.length === 1
}

/** Puts files in the place of those of a package; answers the names the bytes of the earlier ones are stored under. */
export async function replaceFiles(tx: Tx, bidId: string, rows: readonly (typeof blindFiles.$inferInsert)[]): Promise<string[]> {
	const gone = await tx.delete(blindFiles).where(eq(blindFiles.bidId, bidId)).returning({ storageName: blindFiles.storageName })
	if (rows.length > 0) await tx.insert(blindFiles).values([...rows])
	return gone.flatMap(({ storageName }) => (storageName === null ? [] : [storageName]))
}

type FileDecision = Pick<BlindFileRow, 'outcome' | 'decidedAt' | 'decidedByUserId'>

/** Keeps what was decided on a file of a package that was prepared at that instant, and takes back that the package was passed; false where it was prepared anew since. */
export async function decideFile(
	tx: Tx,
	{ bidId, preparedAt }: Pick<PackageRow, 'bidId' | 'preparedAt'>,
	fileId: string,
	decision: FileDecision,
): Promise<boolean> {
	const same = and(eq(blindPackages.bidId, bidId), eq(blindPackages.preparedAt, preparedAt))
	const found = await tx.update(blindPackages).set({ passedAt: null, passedByUserId: null }).where(same).returning({ bidId: blindPackages.bidId })
	if (found.length === 0) return false
	const decided = await tx
		.update(blindFiles)
		.set(decision)
		.where(and(eq(blindFiles.bidId, bidId), eq(blindFiles.fileId, fileId)))
		.returning({ fileId: blindFiles.fileId })
	return decided.length === 1
}

/** Passes a package on as it was prepared at that instant; false where it was prepared anew since. */
export async function pass(tx: Tx, { bidId, preparedAt }: Pick<PackageRow, 'bidId' | 'preparedAt'>, by: { at: Date; userId: string }): Promise<boolean> {
	const passed = await tx
		.update(blindPackages)
		.set({ passedAt: by.at, passedByUserId: by.userId })
		.where(and(eq(blindPackages.bidId, bidId), eq(blindPackages.preparedAt, preparedAt)))
		.returning({ bidId: blindPackages.bidId })
	return passed.length === 1
}

/** The newest evaluation of a challenge, and how the seat of a person on its panel stands, where they have one; undefined when none began. */
export async function findEvaluationFor(db: Db, challengeId: string, userId: string) {
	const [evaluation] = await db
		.select({ panelId: evaluations.panelId })
		.from(evaluations)
		.where(eq(evaluations.challengeId, challengeId))
		.orderBy(desc(evaluations.number))
		.limit(1)
	if (!evaluation) return undefined
	const [seat] = await db
		.select({ status: panelSeats.status })
		.from(panelSeats)
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.where(and(eq(panelSeats.panelId, evaluation.panelId), eq(experts.userId, userId)))
		.limit(1)
	return { seat: seat?.status ?? null }
}

/** Organisations as registrations name them, each with the people who have an account of theirs. */
export async function listNamed(db: Db, organisationIds: readonly string[]): Promise<Map<string, { organisation: NamedOrganisation; people: string[] }>> {
	const ids = [...organisationIds]
	const { id, name, nameEn, creditCode } = organisations
	const named = await db.select({ id, name, nameEn, creditCode }).from(organisations).where(inArray(id, ids)).orderBy(id).limit(ids.length)
	const people = await db
		.select({ name: users.name, organisationId: users.organisationId })
		.from(users)
		.where(inArray(users.organisationId, ids))
		.orderBy(users.id)
		.limit(mostPeople * ids.length)
	const found = new Map<string, { organisation: NamedOrganisation; people: string[] }>()
	for (const { id: key, ...organisation } of named) found.set(key, { organisation, people: [] })
	for (const person of people) found.get(person.organisationId)?.people.push(person.name)
	return found
}
