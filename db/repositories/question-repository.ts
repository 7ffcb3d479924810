import { and, asc, eq, isNull, max } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { questions } from '#db/schema/index.ts'

type QuestionRow = typeof questions.$inferSelect

/** The questions of a challenge in the order they were asked; at most 1,000. */
export async function listByChallenge(db: Db, challengeId: string): Promise<QuestionRow[]> {
	return db.select().from(questions).where(eq(questions.challengeId, challengeId)).orderBy(asc(questions.number)).limit(1000)
}

/** One question by the number readers use; undefined when there is none. */
export async function findByNumber(db: Db, challengeId: string, number: number): Promise<QuestionRow | undefined> {
	const [row] = await db
		.select()
		.from(questions)
		.where(and(eq(questions.challengeId, challengeId), eq(questions.number, number)))
	return row
}

/** Adds a question under the next number of its challenge; answers the row. */
export async function insert(tx: Tx, question: Omit<typeof questions.$inferInsert, 'number'>): Promise<QuestionRow> {
	const [last] = await tx
		.select({ number: max(questions.number) })
		.from(questions)
		.where(eq(questions.challengeId, question.challengeId))
	const [row] = await tx
		.insert(questions)
		.values({ ...question, number: (last?.number ?? 0) + 1 })
		.returning()
	if (!row) throw new Error('question not inserted')
	return row
}

/** Answers a question that has none; false means someone was faster. */
export async function answer(tx: Tx, id: string, marks: { answer: string; answeredAt: Date; answeredByUserId: string }): Promise<boolean> {
	const answered = await tx
		.update(questions)
		.set(marks)
		.where(and(eq(questions.id, id), isNull(questions.answer)))
		.returning({ id: questions.id })
	return answered.length === 1
}
