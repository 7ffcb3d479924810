import { aliasedTable, and, asc, count, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { openReviews, type ReviewMove } from '#app/domain/review/lifecycle.ts'
import type { ReviewStatus } from '#app/domain/review/review.ts'
import type { Db, Tx } from '#db/client.ts'
import { annotations, challengeLists, challenges, organisations, reviews } from '#db/schema/index.ts'

type ReviewRow = typeof reviews.$inferSelect

const others = aliasedTable(reviews, 'others')
const theirs = aliasedTable(challenges, 'theirs')
const isQueued = and(eq(others.status, 'waiting'), eq(theirs.chainSlug, challenges.chainSlug))
const isAhead = or(lt(others.dueAt, reviews.dueAt), and(eq(others.dueAt, reviews.dueAt), lte(others.id, reviews.id)))
const countQueued = (which: SQL | undefined) =>
	sql<number>`(select count(*) from ${reviews} ${sql.identifier('others')} join ${challenges} ${sql.identifier('theirs')}
		on ${theirs.id} = ${others.challengeId} where ${and(isQueued, which)})`.mapWith(Number)

/** A review with the place it has among those of its chain that wait for the chain lead, the first due first. */
const selectPlaced = (db: Db) =>
	db
		.select({
			review: reviews,
			place: countQueued(isAhead),
			queue: countQueued(undefined),
			broker: { name: organisations.name, nameEn: organisations.nameEn },
		})
		.from(reviews)
		.innerJoin(challenges, eq(challenges.id, reviews.challengeId))
		.leftJoin(organisations, eq(organisations.id, reviews.brokerOrganisationId))

/** Opens a review, answers its key. */
export async function insert(tx: Tx, review: Omit<typeof reviews.$inferInsert, 'status'>): Promise<string> {
	const [row] = await tx
		.insert(reviews)
		.values({ ...review, status: 'waiting' })
		.returning({ id: reviews.id })
	if (!row) throw new Error('review not inserted')
	return row.id
}

/** One review with its challenge's code, and the broker it was given to; undefined when there is none. */
export async function findById(db: Db, id: string) {
	const [found] = await db
		.select({ review: reviews, code: challenges.code, broker: { name: organisations.name, nameEn: organisations.nameEn } })
		.from(reviews)
		.innerJoin(challenges, eq(challenges.id, reviews.challengeId))
		.leftJoin(organisations, eq(organisations.id, reviews.brokerOrganisationId))
		.where(eq(reviews.id, id))
	return found
}

/** The review of a challenge that is not settled; undefined when there is none. */
export async function findOpen(db: Db, challengeId: string): Promise<ReviewRow | undefined> {
	const [found] = await db
		.select()
		.from(reviews)
		.where(and(eq(reviews.challengeId, challengeId), inArray(reviews.status, [...openReviews])))
		.orderBy(desc(reviews.submittedAt), reviews.id)
		.limit(1)
	return found
}

/** The reviews of a challenge, the latest first; at most 100. */
export async function listByChallenge(db: Db, challengeId: string): Promise<ReviewRow[]> {
	return db.select().from(reviews).where(eq(reviews.challengeId, challengeId)).orderBy(desc(reviews.versionNumber), reviews.id).limit(100)
}

/** The latest review of each of these challenges (at most 100 of them) with its place in the queue. */
export async function listLatest(db: Db, challengeIds: readonly string[]) {
	if (challengeIds.length === 0) return []
	const latest = sql`${reviews.versionNumber} = (select max(${others.versionNumber}) from ${reviews} ${sql.identifier('others')} where ${others.challengeId} = ${reviews.challengeId})`
	return selectPlaced(db)
		.where(and(inArray(reviews.challengeId, challengeIds.slice(0, 100)), latest))
		.orderBy(reviews.challengeId, reviews.id)
		.limit(100)
}

/** The open reviews of these challenges; at most 5,000. */
export async function listOpenOf(db: Db, challengeIds: readonly string[]): Promise<Pick<ReviewRow, 'id' | 'challengeId' | 'status'>[]> {
	const found = []
	for (let at = 0; at < challengeIds.length; at += 500) {
		found.push(
			...(await db
				.select({ id: reviews.id, challengeId: reviews.challengeId, status: reviews.status })
				.from(reviews)
				.where(and(inArray(reviews.challengeId, challengeIds.slice(at, at + 500)), inArray(reviews.status, [...openReviews])))
				.orderBy(reviews.submittedAt, reviews.id)
				.limit(500)),
		)
	}
	return found
}

const selectListed = (db: Db) =>
	db
		.select({
			review: reviews,
			challenge: { code: challenges.code, title: challenges.title, language: challenges.language, chainSlug: challenges.chainSlug, isDemo: challenges.isDemo },
			listTitle: challengeLists.title,
			issuer: { name: organisations.name, nameEn: organisations.nameEn },
		})
		.from(reviews)
		.innerJoin(challenges, eq(challenges.id, reviews.challengeId))
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.innerJoin(organisations, eq(organisations.id, challenges.issuerOrganisationId))

type Page = { limit: number; offset: number }

/** Reviews of chains in one of these statuses: open ones first due first, settled ones the latest first. */
export async function listOfChains(db: Db, chainSlugs: readonly string[], statuses: readonly ReviewStatus[], { limit, offset }: Page) {
	const isOpen = statuses.every((status) => openReviews.includes(status))
	return selectListed(db)
		.where(and(inArray(challenges.chainSlug, [...chainSlugs]), inArray(reviews.status, [...statuses])))
		.orderBy(isOpen ? asc(reviews.dueAt) : desc(reviews.settledAt), reviews.id)
		.limit(limit)
		.offset(offset)
}

/** How many reviews of chains stand in each status. */
export async function countOfChains(db: Db, chainSlugs: readonly string[]): Promise<Map<ReviewStatus, number>> {
	const rows = await db
		.select({ status: reviews.status, total: count() })
		.from(reviews)
		.innerJoin(challenges, eq(challenges.id, reviews.challengeId))
		.where(inArray(challenges.chainSlug, [...chainSlugs]))
		.groupBy(reviews.status)
		.orderBy(reviews.status)
		.limit(10)
	return new Map(rows.map(({ status, total }) => [status, total]))
}

/** What is assigned to a broker, first due first; at most 200. */
export async function listAssigned(db: Db, brokerOrganisationId: string) {
	return selectListed(db)
		.where(and(eq(reviews.brokerOrganisationId, brokerOrganisationId), eq(reviews.status, 'diagnosing')))
		.orderBy(asc(reviews.dueAt), reviews.id)
		.limit(200)
}

type Marks = Partial<
	Pick<
		ReviewRow,
		'dueAt' | 'duePeriod' | 'brokerOrganisationId' | 'brokerTask' | 'diagnosedAt' | 'note' | 'fieldReasons' | 'settledAt' | 'settledByUserId' | 'versionNumber'
	>
>

/** Moves a review, only from the status the decision was made on; false means someone was faster. */
export async function moveStatus(tx: Tx, id: string, move: ReviewMove, marks: Marks): Promise<boolean> {
	const moved = await tx
		.update(reviews)
		.set({ ...marks, status: move.to })
		.where(and(eq(reviews.id, id), eq(reviews.status, move.from)))
		.returning({ id: reviews.id })
	return moved.length === 1
}

/** Marks open reviews as passed, as the release of their list does; answers how many there were. */
export async function passAll(tx: Tx, ids: readonly string[], marks: { settledAt: Date; settledByUserId: string | null }): Promise<number> {
	let passed = 0
	for (let at = 0; at < ids.length; at += 500) {
		const rows = await tx
			.update(reviews)
			.set({ ...marks, status: 'passed' })
			.where(and(inArray(reviews.id, ids.slice(at, at + 500)), inArray(reviews.status, [...openReviews])))
			.returning({ id: reviews.id })
		passed += rows.length
	}
	return passed
}

/** What brokers noted in a review, in the order it was written; at most 500. */
export async function listAnnotations(db: Db, reviewId: string) {
	return db
		.select({ id: annotations.id, field: annotations.field, note: annotations.note, writtenAt: annotations.writtenAt })
		.from(annotations)
		.where(eq(annotations.reviewId, reviewId))
		.orderBy(asc(annotations.writtenAt), annotations.id)
		.limit(500)
}

type Noted = { since: Date; rows: readonly (typeof annotations.$inferInsert)[] }

/** Replaces what was noted in a review since the diagnosis was asked for; what an earlier one noted stays. */
export async function replaceAnnotations(tx: Tx, reviewId: string, { since, rows }: Noted): Promise<void> {
	await tx.delete(annotations).where(and(eq(annotations.reviewId, reviewId), gte(annotations.writtenAt, since)))
	if (rows.length > 0) await tx.insert(annotations).values([...rows])
}
