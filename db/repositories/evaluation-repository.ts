import { and, desc, eq, sql } from 'drizzle-orm'
import type { EvaluationMove } from '#app/domain/evaluation/lifecycle.ts'
import type { Db, Tx } from '#db/client.ts'
import { blindPackages, evaluations, scoreSheets } from '#db/schema/index.ts'

export type EvaluationRow = typeof evaluations.$inferSelect

/** Begins an evaluation; answers its key, or undefined when someone was faster. */
export async function insert(tx: Tx, evaluation: Omit<typeof evaluations.$inferInsert, 'id' | 'status'>): Promise<string | undefined> {
	const [row] = await tx
		.insert(evaluations)
		.values({ ...evaluation, status: 'scoring' })
		.onConflictDoNothing()
		.returning({ id: evaluations.id })
	return row?.id
}

/** The newest evaluation of a challenge, or the one of this number; undefined when there is none. */
export async function findLatest(db: Db, challengeId: string, number?: number): Promise<EvaluationRow | undefined> {
	const isAsked = and(eq(evaluations.challengeId, challengeId), number === undefined ? undefined : eq(evaluations.number, number))
	const [row] = await db.select().from(evaluations).where(isAsked).orderBy(desc(evaluations.number)).limit(1)
	return row
}

/** One evaluation by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<EvaluationRow | undefined> {
	const [row] = await db.select().from(evaluations).where(eq(evaluations.id, id))
	return row
}

/** Moves an evaluation, only from the status the decision was made on; false means someone was faster. */
export async function moveStatus(tx: Tx, id: string, move: EvaluationMove, marks: Pick<EvaluationRow, 'lockedAt' | 'lockedByUserId'>): Promise<boolean> {
	const moved = await tx
		.update(evaluations)
		.set({ ...marks, status: move.to })
		.where(and(eq(evaluations.id, id), eq(evaluations.status, move.from)))
		.returning({ id: evaluations.id })
	return moved.length === 1
}

const inCount = sql<number>`sum(case when ${scoreSheets.status} = 'submitted' then 1 else 0 end)`.mapWith(Number)
const allCount = sql<number>`count(*)`.mapWith(Number)

/** How many sheets of an evaluation are in, and how many there are. */
export async function countSheets(db: Db, evaluationId: string): Promise<{ submitted: number; all: number }> {
	const [row] = await db.select({ submitted: inCount, all: allCount }).from(scoreSheets).where(eq(scoreSheets.evaluationId, evaluationId))
	return { submitted: row?.submitted ?? 0, all: row?.all ?? 0 }
}

/** What the panel calls the bids of a challenge, and when each package was passed; at most 5,000. */
export async function listPackages(db: Db, challengeId: string) {
	const { bidId, code, passedAt } = blindPackages
	return db.select({ bidId, code, passedAt }).from(blindPackages).where(eq(blindPackages.challengeId, challengeId)).orderBy(code).limit(5000)
}
