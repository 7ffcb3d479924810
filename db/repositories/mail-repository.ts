import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm'
import { type MailState, type MailTemplate, secretTemplates } from '#app/domain/mail/mail.ts'
import type { Db, Tx } from '#db/client.ts'
import { mails } from '#db/schema/index.ts'

export type MailRow = typeof mails.$inferSelect
type NewMail = Pick<MailRow, 'to' | 'language' | 'parameters'> & { template: MailTemplate }

/** After this many attempts a mail is given up. */
const mostAttempts = 8

/** Puts mail into the outbox; it leaves after the commit. */
export async function enqueue(tx: Tx, outgoing: readonly NewMail[], now: Date): Promise<void> {
	const rows = outgoing.map((mail) => ({ ...mail, createdAt: now, nextAttemptAt: now }))
	for (let at = 0; at < rows.length; at += 500) await tx.insert(mails).values(rows.slice(at, at + 500))
}

/** Mail whose time has come, the longest waiting first; at most `limit`. */
export async function listDue(db: Db, now: Date, limit: number): Promise<MailRow[]> {
	return db
		.select()
		.from(mails)
		.where(and(ofState('waiting'), lte(mails.nextAttemptAt, now)))
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

/**
 * Notes that a mail did not go out; the wait doubles with each attempt. It is given up after the last one, and at once
 * where a further attempt is of no use (`isFinal`); one with a secret link then forgets what it said.
 */
export async function markFailed(tx: Tx, mail: MailRow, { error, isFinal }: { error: string; isFinal: boolean }, now: Date): Promise<void> {
	const attempts = mail.attempts + 1
	const isGivenUp = isFinal || attempts >= mostAttempts
	await tx
		.update(mails)
		.set({
			attempts,
			lastError: error.slice(0, 500),
			nextAttemptAt: new Date(now.getTime() + 60_000 * 2 ** attempts),
			...(isGivenUp ? { givenUpAt: now } : {}),
			...(isGivenUp && secretTemplates.includes(mail.template) ? { parameters: {} } : {}),
		})
		.where(eq(mails.id, mail.id))
}

/** Puts a mail that was given up back into the outbox, with all its attempts; false when it is not given up (any more). */
export async function retry(tx: Tx, id: string, now: Date): Promise<boolean> {
	const retried = await tx
		.update(mails)
		.set({ givenUpAt: null, attempts: 0, nextAttemptAt: now })
		.where(and(eq(mails.id, id), isNull(mails.sentAt), isNotNull(mails.givenUpAt)))
		.returning({ id: mails.id })
	return retried.length === 1
}

/** One mail by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<MailRow | undefined> {
	const [row] = await db.select().from(mails).where(eq(mails.id, id))
	return row
}

function ofState(state: MailState) {
	if (state === 'sent') return isNotNull(mails.sentAt)
	// Before the column was there, a mail was given up by its attempts alone.
	return state === 'failed'
		? and(isNull(mails.sentAt), isNotNull(mails.givenUpAt))
		: and(isNull(mails.sentAt), isNull(mails.givenUpAt), lt(mails.attempts, mostAttempts))
}

/** Mail of one state: what waits in the order of its next attempt, the rest the latest written first; `limit` after `offset`. */
export async function listOfState(db: Db, state: MailState, { limit, offset }: { limit: number; offset: number }): Promise<MailRow[]> {
	return db
		.select()
		.from(mails)
		.where(ofState(state))
		.orderBy(state === 'waiting' ? asc(mails.nextAttemptAt) : desc(mails.createdAt), mails.id)
		.limit(limit)
		.offset(offset)
}

/** How much mail is in a state. */
export async function countOfState(db: Db, state: MailState): Promise<number> {
	const [row] = await db.select({ count: count() }).from(mails).where(ofState(state))
	return row?.count ?? 0
}
