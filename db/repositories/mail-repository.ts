import { and, eq, inArray, isNull, lt, lte } from 'drizzle-orm'
import type { MailTemplate } from '#app/domain/mail/mail.ts'
import type { Db, Tx } from '#db/client.ts'
import { mails } from '#db/schema/index.ts'

export type MailRow = typeof mails.$inferSelect
type NewMail = Pick<MailRow, 'to' | 'language' | 'parameters'> & { template: MailTemplate }

/** After this many attempts a mail is given up. */
const mostAttempts = 8

/** Puts mail into the outbox; it leaves after the commit. */
export async function enqueue(tx: Tx, outgoing: readonly NewMail[], now: Date): Promise<void> {
	if (outgoing.length > 0) await tx.insert(mails).values(outgoing.map((mail) => ({ ...mail, createdAt: now, nextAttemptAt: now })))
}

/** Mail whose time has come, the longest waiting first; at most `limit`. */
export async function listDue(db: Db, now: Date, limit: number): Promise<MailRow[]> {
	return db
		.select()
		.from(mails)
		.where(and(isNull(mails.sentAt), lte(mails.nextAttemptAt, now), lt(mails.attempts, mostAttempts)))
		.orderBy(mails.nextAttemptAt, mails.id)
		.limit(limit)
}

/** Takes mail in hand until `until`: meanwhile no other process sends it. */
export async function take(tx: Tx, ids: readonly string[], until: Date): Promise<void> {
	if (ids.length > 0) await tx.update(mails).set({ nextAttemptAt: until }).where(inArray(mails.id, ids))
}

/** Notes that a mail went out, and forgets what it said: a link in it is nobody else's. */
export async function markSent(tx: Tx, id: string, now: Date): Promise<void> {
	await tx.update(mails).set({ sentAt: now, parameters: {}, lastError: null }).where(eq(mails.id, id))
}

/** Notes that a mail did not go out; the wait doubles with each attempt, and the last one forgets what it said. */
export async function markFailed(tx: Tx, mail: MailRow, error: string, now: Date): Promise<void> {
	const attempts = mail.attempts + 1
	await tx
		.update(mails)
		.set({
			attempts,
			lastError: error.slice(0, 500),
			nextAttemptAt: new Date(now.getTime() + 60_000 * 2 ** attempts),
			...(attempts >= mostAttempts ? { parameters: {} } : {}),
		})
		.where(eq(mails.id, mail.id))
}
