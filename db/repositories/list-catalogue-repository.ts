import { and, count, desc, eq, inArray, ne } from 'drizzle-orm'
import { challengeStatuses, isReleased } from '#app/domain/challenge/lifecycle.ts'
import type { ListFacts } from '#app/domain/permission/facts.ts'
import type { Db } from '#db/client.ts'
import { challengeLists, challenges, organisations, releaseEvents } from '#db/schema/index.ts'

const releasedStatuses = challengeStatuses.filter(isReleased)

const summary = {
	id: challengeLists.id,
	code: challengeLists.code,
	title: challengeLists.title,
	titleEn: challengeLists.titleEn,
	status: challengeLists.status,
	origin: challengeLists.origin,
	chainSlug: challengeLists.chainSlug,
	releasedAt: challengeLists.releasedAt,
	isDemo: challengeLists.isDemo,
}

const isOut = and(ne(challengeLists.status, 'draft'), eq(challengeLists.isCollection, false))

/** How many released challenges each of these lists has, by the list's key. */
async function countChallenges(db: Db, listIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
	const counts = await db
		.select({ listId: challenges.listId, count: count() })
		.from(challenges)
		.where(and(inArray(challenges.listId, [...listIds]), inArray(challenges.status, releasedStatuses)))
		.groupBy(challenges.listId)
		.orderBy(challenges.listId)
		.limit(1000)
	return new Map(counts.map((one) => [one.listId, one.count]))
}

/** Lists that were released, newest first, each with the number of its released challenges; of one chain where given; at most `limit` after `offset`. */
export async function listReleased(db: Db, { chainSlug, offset, limit }: { chainSlug?: string; offset: number; limit: number }) {
	const lists = await db
		.select(summary)
		.from(challengeLists)
		.where(and(isOut, chainSlug ? eq(challengeLists.chainSlug, chainSlug) : undefined))
		.orderBy(desc(challengeLists.releasedAt), challengeLists.id)
		.offset(offset)
		.limit(limit)
	const counts = await countChallenges(
		db,
		lists.map((list) => list.id),
	)
	return lists.map(({ id, ...list }) => ({ ...list, challengeCount: counts.get(id) ?? 0 }))
}

/** How many lists were released. */
export async function countReleased(db: Db): Promise<number> {
	const [row] = await db.select({ count: count() }).from(challengeLists).where(isOut)
	return row?.count ?? 0
}

/** The lists of an event, released or not, by chain, with what permission asks of each; at most 200. */
export async function listOfEvent(db: Db, eventId: string) {
	const lists = await db
		.select({
			...summary,
			ownerOrganisationId: challengeLists.ownerOrganisationId,
			isCollection: challengeLists.isCollection,
			releaseAt: challengeLists.releaseAt,
		})
		.from(challengeLists)
		.where(eq(challengeLists.releaseEventId, eventId))
		.orderBy(challengeLists.chainSlug, challengeLists.code, challengeLists.id)
		.limit(200)
	const counts = await countChallenges(
		db,
		lists.map((list) => list.id),
	)
	return lists.map(({ id, ownerOrganisationId, isCollection, ...list }) => ({
		...list,
		challengeCount: counts.get(id) ?? 0,
		facts: { status: list.status, chainSlug: list.chainSlug, ownerOrganisationId, isCollection },
	}))
}

/** One list with its owner and its event, by the code readers use; undefined when there is none. */
export async function findWithOwner(db: Db, code: string) {
	const [found] = await db
		.select({
			list: challengeLists,
			owner: { slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn },
			event: { slug: releaseEvents.slug, name: releaseEvents.name, nameEn: releaseEvents.nameEn, place: releaseEvents.place, beginsAt: releaseEvents.beginsAt },
		})
		.from(challengeLists)
		.leftJoin(organisations, eq(organisations.id, challengeLists.ownerOrganisationId))
		.leftJoin(releaseEvents, eq(releaseEvents.id, challengeLists.releaseEventId))
		.where(eq(challengeLists.code, code))
	return found
}

/** One list by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<typeof challengeLists.$inferSelect | undefined> {
	const [row] = await db.select().from(challengeLists).where(eq(challengeLists.id, id))
	return row
}

/** What permission asks of a list. */
export function listFactsOf({ status, chainSlug, ownerOrganisationId, isCollection }: typeof challengeLists.$inferSelect): ListFacts {
	return { status, chainSlug, ownerOrganisationId, isCollection }
}
