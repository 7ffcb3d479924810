import { and, asc, count, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { FollowKind } from '#app/domain/notification/notification.ts'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { chains, challengeLists, challengeSearchDocuments, challenges, follows, organisations, users } from '#db/schema/index.ts'
import { personColumns } from './person-repository.ts'

type Followed = { userId: string; kind: FollowKind; target: string }

const selectOne = prepared('follow_of_user', (db) =>
	db
		.select({ id: follows.id })
		.from(follows)
		.where(and(eq(follows.userId, sql.placeholder('userId')), eq(follows.kind, sql.placeholder('kind')), eq(follows.target, sql.placeholder('target')))),
)

/** Whether a person follows something. */
export async function isFollowed(db: Db, followed: Followed): Promise<boolean> {
	return (await selectOne(db, followed)).length > 0
}

/** Begins to follow; following twice is following once. */
export async function insert(tx: Tx, followed: Followed & { createdAt: Date }): Promise<void> {
	await tx.insert(follows).values(followed).onConflictDoNothing()
}

/** Ends following. */
export async function remove(tx: Tx, { userId, kind, target }: Followed): Promise<void> {
	await tx.delete(follows).where(and(eq(follows.userId, userId), eq(follows.kind, kind), eq(follows.target, target)))
}

/** How much a person follows. */
export async function countByUser(db: Db, userId: string): Promise<number> {
	const [row] = await db.select({ count: count() }).from(follows).where(eq(follows.userId, userId))
	return row?.count ?? 0
}

/** What a person follows, the newest first, with what each is called; `limit` after `offset`. */
export async function listByUser(db: Db, userId: string, { limit, offset }: { limit: number; offset: number }) {
	const isOf = (kind: FollowKind) => eq(follows.kind, kind)
	return db
		.select({
			kind: follows.kind,
			target: follows.target,
			createdAt: follows.createdAt,
			challenge: challenges,
			challengeOrigin: challengeLists.origin,
			list: challengeLists,
			chain: { slug: chains.slug, nameZh: chains.nameZh, nameEn: chains.nameEn },
		})
		.from(follows)
		.leftJoin(challenges, and(isOf('challenge'), eq(challenges.id, follows.target)))
		.leftJoin(challengeLists, or(eq(challengeLists.id, challenges.listId), and(isOf('list'), eq(challengeLists.id, follows.target))))
		.leftJoin(chains, and(isOf('chain'), eq(chains.slug, follows.target)))
		.where(eq(follows.userId, userId))
		.orderBy(desc(follows.createdAt), follows.id)
		.limit(limit)
		.offset(offset)
}

/** Saved searches with who saved them, in the order of their keys; `limit` after `afterId`. */
export async function listSearches(db: Db, { afterId, limit }: { afterId: string; limit: number }) {
	return db
		.select({ ...personColumns, id: follows.id, target: follows.target })
		.from(follows)
		.innerJoin(users, eq(users.id, follows.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.where(and(eq(follows.kind, 'search'), gt(follows.id, afterId)))
		.orderBy(asc(follows.id))
		.limit(limit)
}

/** What a search asks of the challenges of a list that were opened at an instant; at most 5,000. */
export async function listReleasedForSearch(db: Db, listId: string, releasedAt: Date) {
	return db
		.select({
			chainSlug: challenges.chainSlug,
			citySlug: challenges.citySlug,
			kind: challenges.kind,
			budgetFen: challenges.budgetFen,
			bidsCloseAt: challenges.bidsCloseAt,
			terms: challengeSearchDocuments.terms,
		})
		.from(challenges)
		.leftJoin(challengeSearchDocuments, eq(challengeSearchDocuments.challengeId, challenges.id))
		.where(and(eq(challenges.listId, listId), eq(challenges.bidsOpenAt, releasedAt), inArray(challenges.status, ['open', 'suspended'])))
		.orderBy(challenges.id)
		.limit(5000)
}
