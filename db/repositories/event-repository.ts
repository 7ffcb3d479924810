import { and, asc, count, desc, eq, gt, inArray, like, lte, ne } from 'drizzle-orm'
import type { EventFacts } from '#app/domain/permission/facts.ts'
import type { Db, Tx } from '#db/client.ts'
import { challengeLists, releaseEvents, users } from '#db/schema/index.ts'

export type EventRow = typeof releaseEvents.$inferSelect
type Details = Pick<EventRow, 'name' | 'nameEn' | 'place' | 'beginsAt'>

/** Enters an event. */
export async function insert(tx: Tx, event: typeof releaseEvents.$inferInsert): Promise<EventRow> {
	const [row] = await tx.insert(releaseEvents).values(event).returning()
	if (!row) throw new Error('the event was not inserted')
	return row
}

/** Changes what is said of an event. */
export async function update(tx: Tx, id: string, details: Details): Promise<void> {
	await tx.update(releaseEvents).set(details).where(eq(releaseEvents.id, id))
}

/** One event by its address, with what permission asks of it; undefined when there is none. */
export async function findBySlug(db: Db, slug: string): Promise<{ event: EventRow; facts: EventFacts } | undefined> {
	const [row] = await db
		.select({ event: releaseEvents, creatorOrganisationId: users.organisationId })
		.from(releaseEvents)
		.leftJoin(users, eq(users.id, releaseEvents.createdByUserId))
		.where(eq(releaseEvents.slug, slug))
	return row && { event: row.event, facts: { creatorOrganisationId: row.creatorOrganisationId } }
}

/** One event by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<EventRow | undefined> {
	const [row] = await db.select().from(releaseEvents).where(eq(releaseEvents.id, id))
	return row
}

/** The addresses that begin alike, for a new one that is free; at most 1,000. */
export async function listSlugs(db: Db, beginning: string): Promise<string[]> {
	const rows = await db
		.select({ slug: releaseEvents.slug })
		.from(releaseEvents)
		.where(like(releaseEvents.slug, `${beginning}%`))
		.orderBy(asc(releaseEvents.slug))
		.limit(1000)
	return rows.map(({ slug }) => slug)
}

/** Events still to begin, the next one first; at most `limit`. */
export async function listUpcoming(db: Db, now: Date, limit: number): Promise<EventRow[]> {
	return db.select().from(releaseEvents).where(gt(releaseEvents.beginsAt, now)).orderBy(asc(releaseEvents.beginsAt), asc(releaseEvents.id)).limit(limit)
}

/** Events that have begun, the latest first; one page of them. */
export async function listPast(db: Db, now: Date, { offset, limit }: { offset: number; limit: number }): Promise<EventRow[]> {
	return db
		.select()
		.from(releaseEvents)
		.where(lte(releaseEvents.beginsAt, now))
		.orderBy(desc(releaseEvents.beginsAt), asc(releaseEvents.id))
		.offset(offset)
		.limit(limit)
}

/** How many events have begun. */
export async function countPast(db: Db, now: Date): Promise<number> {
	const [row] = await db.select({ count: count() }).from(releaseEvents).where(lte(releaseEvents.beginsAt, now))
	return row?.count ?? 0
}

/** How many released lists each of these events has, by the event's key. */
export async function countReleasedLists(db: Db, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
	const rows = await db
		.select({ eventId: challengeLists.releaseEventId, count: count() })
		.from(challengeLists)
		.where(and(inArray(challengeLists.releaseEventId, [...eventIds]), ne(challengeLists.status, 'draft'), eq(challengeLists.isCollection, false)))
		.groupBy(challengeLists.releaseEventId)
		.orderBy(challengeLists.releaseEventId)
		.limit(1000)
	return new Map(rows.flatMap(({ eventId, count }) => (eventId ? [[eventId, count] as const] : [])))
}
