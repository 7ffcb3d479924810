import { and, asc, count, desc, eq, inArray, isNull, like, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Channel } from '#app/domain/notification/notification.ts'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { notificationChoices, notifications, organisations, users } from '#db/schema/index.ts'
import { personColumns } from './person-repository.ts'

type NotificationRow = typeof notifications.$inferSelect
type NewNotification = Omit<typeof notifications.$inferInsert, 'id' | 'readAt' | 'digestedAt'>

/** Puts notifications into inboxes; what a person was told under the same key before is left out. Answers whose were new. */
export async function insertNew(tx: Tx, rows: readonly NewNotification[]): Promise<{ userId: string; key: string }[]> {
	const inserted = []
	for (let at = 0; at < rows.length; at += 500) {
		inserted.push(
			...(await tx
				.insert(notifications)
				.values(rows.slice(at, at + 500))
				.onConflictDoNothing()
				.returning({ userId: notifications.userId, key: notifications.key })),
		)
	}
	return inserted
}

/** What a person turned off is kept, so that it is told only once, and never shown. */
const isShown = ne(notifications.channel, 'none')

const selectUnread = prepared('unread_notifications', (db) =>
	db
		.select({ id: notifications.id })
		.from(notifications)
		.where(and(eq(notifications.userId, sql.placeholder('userId')), isNull(notifications.readAt), isShown))
		.limit(100),
)

/** Notifications that are left out, by key. */
type Without = { without: readonly string[] }
const isNone = (without: readonly string[]) => (without.length > 0 ? notInArray(notifications.id, [...without]) : undefined)

/** How many notifications a person has not read; at most 100. One prepared query, where nothing is left out. */
export async function countUnread(db: Db, userId: string, { without }: Without): Promise<number> {
	if (without.length === 0) return (await selectUnread(db, { userId })).length
	const isUnread = and(eq(notifications.userId, userId), isNull(notifications.readAt), isShown, isNone(without))
	return (await db.select({ id: notifications.id }).from(notifications).where(isUnread).limit(100)).length
}

/** How many notifications a person has. */
export async function countByUser(db: Db, userId: string, { without }: Without): Promise<number> {
	const [row] = await db
		.select({ count: count() })
		.from(notifications)
		.where(and(eq(notifications.userId, userId), isShown, isNone(without)))
	return row?.count ?? 0
}

/** A person's notifications, the newest first; `limit` after `offset`. */
export async function listByUser(db: Db, userId: string, { without, limit, offset }: Without & { limit: number; offset: number }): Promise<NotificationRow[]> {
	return db
		.select()
		.from(notifications)
		.where(and(eq(notifications.userId, userId), isShown, isNone(without)))
		.orderBy(desc(notifications.createdAt), notifications.id)
		.limit(limit)
		.offset(offset)
}

/** One notification by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<NotificationRow | undefined> {
	const [row] = await db.select().from(notifications).where(eq(notifications.id, id))
	return row
}

/** A person's notifications that lead to a page of a bid, to a page for the sake of one, or to an objection, by key and page; the newest 10,000. */
export async function listAboutBids(db: Db, userId: string) {
	const { id, path } = notifications
	return db
		.select({ id, path })
		.from(notifications)
		.where(and(eq(notifications.userId, userId), or(like(path, '%/bids/%'), like(path, '%#%'), like(path, '/objections/%')), isShown))
		.orderBy(desc(notifications.createdAt), id)
		.limit(10_000)
}

/** Marks a notification as read; one that was read before keeps its time. */
export async function markRead(tx: Tx, id: string, readAt: Date): Promise<void> {
	await tx
		.update(notifications)
		.set({ readAt })
		.where(and(eq(notifications.id, id), isNull(notifications.readAt)))
}

/** Marks everything of a person as read. */
export async function markAllRead(tx: Tx, userId: string, readAt: Date): Promise<void> {
	await tx
		.update(notifications)
		.set({ readAt })
		.where(and(eq(notifications.userId, userId), isNull(notifications.readAt)))
}

type ChoiceRow = typeof notificationChoices.$inferSelect

/** What these people chose; nothing for those who keep to the usual ways. */
export async function listChoices(db: Db, userIds: readonly string[]): Promise<ChoiceRow[]> {
	const found = []
	for (let at = 0; at < userIds.length; at += 1000) {
		found.push(
			...(await db
				.select()
				.from(notificationChoices)
				.where(inArray(notificationChoices.userId, userIds.slice(at, at + 1000)))
				.orderBy(notificationChoices.userId, notificationChoices.kind)
				.limit(20_000)),
		)
	}
	return found
}

/** Keeps what a person chose, in place of what they chose before. */
export async function replaceChoices(tx: Tx, userId: string, choices: readonly { kind: string; channel: Channel }[]): Promise<void> {
	await tx.delete(notificationChoices).where(eq(notificationChoices.userId, userId))
	if (choices.length > 0) await tx.insert(notificationChoices).values(choices.map((choice) => ({ userId, ...choice })))
}

const waiting = (before: Date) => and(eq(notifications.channel, 'digest'), isNull(notifications.digestedAt), lt(notifications.createdAt, before))

/** People with something told before an instant that waits for a digest; at most `limit`. */
export async function listDigestReaders(db: Db, before: Date, limit: number) {
	const waitingUsers = db.selectDistinct({ id: notifications.userId }).from(notifications).where(waiting(before)).orderBy(notifications.userId).limit(limit)
	return db
		.select(personColumns)
		.from(users)
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(inArray(users.id, waitingUsers))
		.orderBy(users.id)
		.limit(limit)
}

/** What waits for the digests of these people, in the order it was told; at most `limit`. */
export async function listForDigest(db: Db, userIds: readonly string[], before: Date, limit: number): Promise<NotificationRow[]> {
	return db
		.select()
		.from(notifications)
		.where(and(waiting(before), inArray(notifications.userId, [...userIds])))
		.orderBy(asc(notifications.createdAt), asc(notifications.id))
		.limit(limit)
}

/** Marks what waited for the digests of these people as gone into one. */
export async function markDigested(tx: Tx, userIds: readonly string[], before: Date, digestedAt: Date): Promise<void> {
	await tx
		.update(notifications)
		.set({ digestedAt })
		.where(and(waiting(before), inArray(notifications.userId, [...userIds])))
}
