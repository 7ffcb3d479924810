import { desc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { evaluations } from '#db/schema/index.ts'

export type EvaluationRow = typeof evaluations.$inferSelect

/** The newest evaluation of a challenge; undefined when none began. */
export async function findLatest(db: Db, challengeId: string): Promise<EvaluationRow | undefined> {
	const [row] = await db.select().from(evaluations).where(eq(evaluations.challengeId, challengeId)).orderBy(desc(evaluations.number)).limit(1)
	return row
}
