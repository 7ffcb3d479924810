import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { challenges, clarifications, indicators } from '#db/schema/index.ts'

export type ClarificationRow = typeof clarifications.$inferSelect

const selectByChallenge = prepared('clarifications_of_challenge', (db) =>
	db
		.select()
		.from(clarifications)
		.where(eq(clarifications.challengeId, sql.placeholder('challengeId')))
		.orderBy(asc(clarifications.number))
		.limit(500),
)

/** The clarifications of a challenge in the order of their numbers; at most 500. */
export async function listByChallenge(db: Db, challengeId: string): Promise<ClarificationRow[]> {
	return selectByChallenge(db, { challengeId })
}

/** Adds a clarification under its number. */
export async function insert(tx: Tx, clarification: typeof clarifications.$inferInsert): Promise<void> {
	await tx.insert(clarifications).values(clarification)
}

type Standing = { id: string; clarificationCount: number; bidsCloseAt: Date }

/** Changes an open challenge, only from the clarification and the deadline the decision was made on; false means someone was faster. */
export async function changeDemand(tx: Tx, { id, clarificationCount, bidsCloseAt }: Standing, changes: Partial<typeof challenges.$inferInsert>) {
	const changed = await tx
		.update(challenges)
		.set({ ...changes, clarificationCount: clarificationCount + 1 })
		.where(
			and(eq(challenges.id, id), eq(challenges.status, 'open'), eq(challenges.clarificationCount, clarificationCount), eq(challenges.bidsCloseAt, bidsCloseAt)),
		)
		.returning({ id: challenges.id })
	return changed.length === 1
}

type Measured = Pick<typeof indicators.$inferInsert, 'comparator' | 'target' | 'targetUpper' | 'unit' | 'verification' | 'isMust'>

/** Changes one indicator of a released demand; its name, place and weight stay. */
export async function changeIndicator(tx: Tx, id: string, { comparator, target, targetUpper, unit, verification, isMust }: Measured): Promise<void> {
	await tx.update(indicators).set({ comparator, target, targetUpper, unit, verification, isMust }).where(eq(indicators.id, id))
}
