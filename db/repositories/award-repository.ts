import { and, asc, desc, eq, inArray, lte, ne } from 'drizzle-orm'
import { type AwardMove, liveAwards } from '#app/domain/award/lifecycle.ts'
import type { Db, Tx } from '#db/client.ts'
import { awards, bids, challenges, organisations } from '#db/schema/index.ts'

export type AwardRow = typeof awards.$inferSelect

const winnerOf = { slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn, isDemo: organisations.isDemo }

const selectFound = (db: Db) =>
	db
		.select({ award: awards, winner: winnerOf })
		.from(awards)
		.innerJoin(bids, eq(bids.id, awards.bidId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))

/** Writes a proposed award; its notice runs. */
export async function insert(tx: Tx, award: Omit<typeof awards.$inferInsert, 'status'>): Promise<string> {
	const [row] = await tx
		.insert(awards)
		.values({ ...award, status: 'noticed' })
		.returning({ id: awards.id })
	if (!row) throw new Error('award not inserted')
	return row.id
}

/** The latest award of a challenge with its winner; undefined when none was proposed. */
export async function findLatest(db: Db, challengeId: string) {
	const [found] = await selectFound(db).where(eq(awards.challengeId, challengeId)).orderBy(desc(awards.proposedAt), awards.id).limit(1)
	return found
}

/** One award by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<AwardRow | undefined> {
	const [row] = await db.select().from(awards).where(eq(awards.id, id))
	return row
}

type Marks = Partial<Pick<AwardRow, 'period' | 'noticeEndsAt' | 'daysLeft' | 'settledAt'>>

/** Moves an award, only from the status the decision was made on; false means someone was faster. */
export async function moveStatus(tx: Tx, id: string, move: AwardMove, marks: Marks): Promise<boolean> {
	const moved = await tx
		.update(awards)
		.set({ ...marks, status: move.to })
		.where(and(eq(awards.id, id), eq(awards.status, move.from)))
		.returning({ id: awards.id })
	return moved.length === 1
}

/** Awards whose notice has ended, the first to end first; at most `limit`. */
export async function listDue(db: Db, now: Date, limit: number): Promise<AwardRow[]> {
	return db
		.select()
		.from(awards)
		.where(and(eq(awards.status, 'noticed'), lte(awards.noticeEndsAt, now)))
		.orderBy(asc(awards.noticeEndsAt), awards.id)
		.limit(limit)
}

/** Public notices: those that run or stand stopped first, then what was settled, the newest first; `limit` of them after `offset`. */
export async function listNotices(db: Db, { running, limit, offset }: { running: boolean; limit: number; offset: number }) {
	const statuses = liveAwards.filter((status) => status !== 'final')
	return db
		.select({
			award: awards,
			winner: winnerOf,
			challenge: { code: challenges.code, title: challenges.title, language: challenges.language, status: challenges.status, isDemo: challenges.isDemo },
		})
		.from(awards)
		.innerJoin(bids, eq(bids.id, awards.bidId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.innerJoin(challenges, eq(challenges.id, awards.challengeId))
		.where(running ? inArray(awards.status, statuses) : and(...statuses.map((status) => ne(awards.status, status))))
		.orderBy(desc(awards.proposedAt), awards.id)
		.limit(limit)
		.offset(offset)
}
