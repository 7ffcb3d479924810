import { and, asc, count, desc, eq, inArray, isNull, max, notInArray, or } from 'drizzle-orm'
import { type ObjectionMove, openObjections } from '#app/domain/objection/lifecycle.ts'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import type { Db, Tx } from '#db/client.ts'
import { awards, challenges, objections, organisations, tips, users } from '#db/schema/index.ts'

type ObjectionRow = typeof objections.$inferSelect

const selectFound = (db: Db) =>
	db
		.select({
			objection: objections,
			objector: { name: users.name, organisationName: organisations.name, organisationNameEn: organisations.nameEn },
			award: awards,
			challenge: { id: challenges.id, code: challenges.code, title: challenges.title, citySlug: challenges.citySlug, rulePack: challenges.rulePack },
		})
		.from(objections)
		.innerJoin(users, eq(users.id, objections.userId))
		.innerJoin(organisations, eq(organisations.id, objections.organisationId))
		.innerJoin(awards, eq(awards.id, objections.awardId))
		.innerJoin(challenges, eq(challenges.id, awards.challengeId))

/** Files an objection under the next number of its award; answers its key. */
export async function insert(tx: Tx, objection: Omit<typeof objections.$inferInsert, 'number' | 'status'>): Promise<string> {
	const [last] = await tx
		.select({ number: max(objections.number) })
		.from(objections)
		.where(eq(objections.awardId, objection.awardId))
	const number = (last?.number ?? 0) + 1
	const [row] = await tx
		.insert(objections)
		.values({ ...objection, number, status: 'filed' })
		.returning({ id: objections.id })
	if (!row) throw new Error('objection not inserted')
	return row.id
}

/** One objection with who filed it, its award and its challenge; undefined when there is none. */
export async function findById(db: Db, id: string) {
	const [found] = await selectFound(db).where(eq(objections.id, id))
	return found
}

/** Of which challenges these objections are, and whose. */
export async function listPlaces(db: Db, ids: readonly string[]): Promise<{ id: string; challengeId: string; userId: string }[]> {
	if (ids.length === 0) return []
	return db
		.select({ id: objections.id, challengeId: awards.challengeId, userId: objections.userId })
		.from(objections)
		.innerJoin(awards, eq(awards.id, objections.awardId))
		.where(inArray(objections.id, [...ids]))
		.orderBy(objections.id)
		.limit(ids.length)
}

/** The objections to an award in the order they came; at most 500. */
export async function listByAward(db: Db, awardId: string): Promise<ObjectionRow[]> {
	return db.select().from(objections).where(eq(objections.awardId, awardId)).orderBy(asc(objections.number)).limit(500)
}

/** Challenges of a city with an objection or a tip, by key; at most 20,000. */
export async function listChallengesOfCity(db: Db, citySlug: CitySlug): Promise<string[]> {
	const { id } = challenges
	const objected = db.select({ id: awards.challengeId }).from(objections).innerJoin(awards, eq(awards.id, objections.awardId))
	const tipped = db.select({ id: tips.challengeId }).from(tips)
	const isOf = and(eq(challenges.citySlug, citySlug), or(inArray(id, objected), inArray(id, tipped)))
	return (await db.select({ id }).from(challenges).where(isOf).orderBy(id).limit(20_000)).map((row) => row.id)
}

/** Which challenges are left out: those of which the reader is to learn nothing. */
type Without = { without: readonly string[] }
const isNone = (without: readonly string[]) => (without.length > 0 ? notInArray(challenges.id, [...without]) : undefined)

type Listing = Without & { limit: number; offset: number }

/** Objections of a city's challenges: those open, the most urgent first, or those settled, the latest first; `limit` after `offset`. */
export async function listOfCity(db: Db, citySlug: CitySlug, { isOpen, without, limit, offset }: Listing & { isOpen: boolean }) {
	const statuses = objections.status.enumValues.filter((status) => openObjections.includes(status) === isOpen)
	return selectFound(db)
		.where(and(eq(challenges.citySlug, citySlug), inArray(objections.status, statuses), isNone(without)))
		.orderBy(isOpen ? asc(objections.dueAt) : desc(objections.settledAt), objections.id)
		.limit(limit)
		.offset(offset)
}

type Marks = Partial<Pick<ObjectionRow, 'dueAt' | 'duePeriod' | 'rejectionCode' | 'outcome' | 'answer' | 'settledAt' | 'settledByUserId'>>

/** Moves an objection, only from the status the decision was made on; false means someone was faster. */
export async function moveStatus(tx: Tx, id: string, move: ObjectionMove, marks: Marks): Promise<boolean> {
	const moved = await tx
		.update(objections)
		.set({ ...marks, status: move.to })
		.where(and(eq(objections.id, id), eq(objections.status, move.from)))
		.returning({ id: objections.id })
	return moved.length === 1
}

/** Puts an anonymous tip into the bureau's box. */
export async function insertTip(tx: Tx, tip: { challengeId: string; statement: string; leftAt: Date }): Promise<void> {
	await tx.insert(tips).values(tip)
}

/** The tips on a city's challenges, the newest first; `limit` of them after `offset`. */
export async function listTips(db: Db, citySlug: CitySlug, { without, limit, offset }: Listing) {
	return db
		.select({ tip: tips, challenge: { code: challenges.code, title: challenges.title } })
		.from(tips)
		.innerJoin(challenges, eq(challenges.id, tips.challengeId))
		.where(and(eq(challenges.citySlug, citySlug), isNone(without)))
		.orderBy(desc(tips.leftAt), tips.id)
		.limit(limit)
		.offset(offset)
}

/** How many objections wait for a city's bureau, and how many tips it has not read. */
export async function countWaiting(db: Db, citySlug: CitySlug, { without }: Without): Promise<{ objections: number; tips: number }> {
	const [open] = await db
		.select({ total: count() })
		.from(objections)
		.innerJoin(awards, eq(awards.id, objections.awardId))
		.innerJoin(challenges, eq(challenges.id, awards.challengeId))
		.where(and(eq(challenges.citySlug, citySlug), inArray(objections.status, [...openObjections]), isNone(without)))
	const [unread] = await db
		.select({ total: count() })
		.from(tips)
		.innerJoin(challenges, eq(challenges.id, tips.challengeId))
		.where(and(eq(challenges.citySlug, citySlug), isNull(tips.readAt), isNone(without)))
	return { objections: open?.total ?? 0, tips: unread?.total ?? 0 }
}

/** Marks tips as read by somebody. */
export async function markTipsRead(tx: Tx, ids: readonly string[], marks: { readAt: Date; userId: string }): Promise<void> {
	await tx
		.update(tips)
		.set({ readAt: marks.readAt, readByUserId: marks.userId })
		.where(and(isNull(tips.readAt), inArray(tips.id, [...ids])))
}
