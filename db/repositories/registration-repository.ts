import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { registrations } from '#db/schema/index.ts'

type RegistrationRow = typeof registrations.$inferSelect

/** Keeps a registration until its address is confirmed; `id` is the digest of its token. Forgets those past their time. */
export async function insert(tx: Tx, registration: typeof registrations.$inferInsert): Promise<void> {
	await tx.delete(registrations).where(lt(registrations.expiresAt, registration.createdAt))
	await tx.insert(registrations).values(registration)
}

const isUsable = (id: string, now: Date) => and(eq(registrations.id, id), isNull(registrations.usedAt), gt(registrations.expiresAt, now))

/** The registration of a digest, as long as it can be confirmed; else undefined. */
export async function findUsable(db: Db, id: string, now: Date): Promise<RegistrationRow | undefined> {
	const [row] = await db.select().from(registrations).where(isUsable(id, now))
	return row
}

/** Uses a registration up and answers it; undefined when it is unknown, used or past its time, so that only one of two callers gets it. */
export async function consume(tx: Tx, id: string, now: Date): Promise<RegistrationRow | undefined> {
	const [row] = await tx.update(registrations).set({ usedAt: now }).where(isUsable(id, now)).returning()
	return row
}
