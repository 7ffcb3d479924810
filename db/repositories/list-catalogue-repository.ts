import { and, count, desc, eq, inArray, ne } from 'drizzle-orm'
import { challengeStatuses, isReleased } from '#app/domain/challenge/lifecycle.ts'
import type { ListFacts } from '#app/domain/permission/permission.ts'
import type { Db } from '#db/client.ts'
import { challengeLists, challenges, organisations } from '#db/schema/index.ts'

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

/** Lists that were released, newest first, each with the number of its released challenges; of one chain where given; at most `limit` after `offset`. */
export async function listReleased(db: Db, { chainSlug, offset, limit }: { chainSlug?: string; offset: number; limit: number }) {
	const lists = await db
		.select(summary)
		.from(challengeLists)
		.where(and(ne(challengeLists.status, 'draft'), chainSlug ? eq(challengeLists.chainSlug, chainSlug) : undefined))
		.orderBy(desc(challengeLists.releasedAt), challengeLists.id)
		.offset(offset)
		.limit(limit)
	const listIds = lists.map((list) => list.id)
	const counts = await db
		.select({ listId: challenges.listId, count: count() })
		.from(challenges)
		.where(and(inArray(challenges.listId, listIds), inArray(challenges.status, releasedStatuses)))
		.groupBy(challenges.listId)
		.orderBy(challenges.listId)
		.limit(limit)
	return lists.map(({ id, ...list }) => ({ ...list, challengeCount: counts.find((one) => one.listId === id)?.count ?? 0 }))
}

/** How many lists were released. */
export async function countReleased(db: Db): Promise<number> {
	const [row] = await db.select({ count: count() }).from(challengeLists).where(ne(challengeLists.status, 'draft'))
	return row?.count ?? 0
}

/** One list with its owner, by the code readers use; undefined when there is none. */
export async function findWithOwner(db: Db, code: string) {
	const [found] = await db
		.select({ list: challengeLists, owner: { slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn } })
		.from(challengeLists)
		.leftJoin(organisations, eq(organisations.id, challengeLists.ownerOrganisationId))
		.where(eq(challengeLists.code, code))
	return found
}

/** What permission asks of a list. */
export function listFactsOf({ status, chainSlug, ownerOrganisationId, isCollection }: typeof challengeLists.$inferSelect): ListFacts {
	return { status, chainSlug, ownerOrganisationId, isCollection }
}
