import { eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { defenceSessions } from '#db/schema/index.ts'

export type DefenceRow = typeof defenceSessions.$inferSelect

/** The defence sessions of an evaluation, the first first; at most 500. */
export async function listOfEvaluation(db: Db, evaluationId: string): Promise<DefenceRow[]> {
	return db
		.select()
		.from(defenceSessions)
		.where(eq(defenceSessions.evaluationId, evaluationId))
		.orderBy(defenceSessions.startsAt, defenceSessions.id)
		.limit(500)
}

type Setting = Pick<DefenceRow, 'startsAt' | 'endsAt' | 'place' | 'setAt' | 'setByUserId'>

/** Sets the session of a bid, or sets it anew. */
export async function set(tx: Tx, place: Pick<DefenceRow, 'evaluationId' | 'bidId'>, setting: Setting): Promise<void> {
	await tx
		.insert(defenceSessions)
		.values({ ...place, ...setting })
		.onConflictDoUpdate({ target: [defenceSessions.evaluationId, defenceSessions.bidId], set: setting })
}

/** Takes a session back; false when it was not there. */
export async function remove(tx: Tx, id: string): Promise<boolean> {
	const removed = await tx.delete(defenceSessions).where(eq(defenceSessions.id, id)).returning({ id: defenceSessions.id })
	return removed.length === 1
}

/** Keeps the minutes of a session, as ciphertext. */
export async function setMinutes(tx: Tx, id: string, minutes: string, by: { at: Date; userId: string }): Promise<void> {
	await tx.update(defenceSessions).set({ minutes, minutesAt: by.at, minutesByUserId: by.userId }).where(eq(defenceSessions.id, id))
}
