import { and, asc, desc, eq, gte, inArray, lt, or } from 'drizzle-orm'
import { fromBase64, toBase64 } from '#app/crypto/bytes.ts'
import type { Hash, NodeId } from '#app/crypto/merkle.ts'
import { submissionKinds } from '#app/crypto/submission-leaf.ts'
import type { Db, Tx } from '#db/client.ts'
import { bids, logLeaves, logNodes, organisations } from '#db/schema/index.ts'

export type LeafRow = typeof logLeaves.$inferSelect

/** How many leaves the log has. */
export async function countLeaves(db: Db): Promise<number> {
	const [last] = await db.select({ index: logLeaves.index }).from(logLeaves).orderBy(desc(logLeaves.index)).limit(1)
	return last ? last.index + 1 : 0
}

/** Looks up complete nodes, O(log n) of them, in one query. */
export async function readNodes(db: Db, nodes: readonly NodeId[]): Promise<(node: NodeId) => Hash | undefined> {
	const wanted = nodes.map(({ level, index }) => and(eq(logNodes.level, level), eq(logNodes.index, index)))
	const rows =
		wanted.length === 0
			? []
			: await db
					.select()
					.from(logNodes)
					.where(or(...wanted))
					.orderBy(asc(logNodes.level), asc(logNodes.index))
					.limit(wanted.length)
	const known = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, fromBase64(hash)]))
	return ({ level, index }) => known.get(`${level}/${index}`)
}

/**
 * Writes the next leaf. On PostgreSQL a place that another unit of work took meanwhile is a conflict of serialisation, by
 * which the client runs this unit again: `on conflict do nothing` makes it one, where a violated key would be the end.
 */
export async function insertLeaf(tx: Tx, leaf: LeafRow): Promise<void> {
	const written = await tx.insert(logLeaves).values(leaf).onConflictDoNothing().returning({ index: logLeaves.index })
	if (written.length !== 1) throw new Error(`the log has a leaf ${leaf.index} already`)
}

/** Writes the nodes that a new leaf completed. */
export async function insertNodes(tx: Tx, nodes: readonly (NodeId & { hash: Hash })[]): Promise<void> {
	const written = await tx
		.insert(logNodes)
		.values(nodes.map(({ hash, ...node }) => ({ ...node, hash: toBase64(hash) })))
		.onConflictDoNothing()
		.returning({ level: logNodes.level })
	if (written.length !== nodes.length) throw new Error('the log has these nodes already')
}

/** Whether a leaf is of what a bidder did; score sheets stand in the log too. */
const isSubmission = inArray(logLeaves.kind, [...submissionKinds])

/** The newest leaf of what was done to a bid by its bidder, or the one in the given place of the log, or of the given instant; undefined when there is none. */
export async function findLeafOf(db: Db, bidId: string, { index, at }: { index?: number; at?: Date } = {}): Promise<LeafRow | undefined> {
	const [row] = await db
		.select()
		.from(logLeaves)
		.where(and(eq(logLeaves.bidId, bidId), isSubmission, index === undefined ? undefined : eq(logLeaves.index, index), at ? eq(logLeaves.at, at) : undefined))
		.orderBy(desc(logLeaves.index))
		.limit(1)
	return row
}

/** One leaf by its place; undefined when there is none. */
export async function findLeaf(db: Db, index: number): Promise<LeafRow | undefined> {
	const [row] = await db.select().from(logLeaves).where(eq(logLeaves.index, index))
	return row
}

/** The hashes of the leaves from `from` to before `to`, as base64, in order. */
export async function listLeafHashes(db: Db, from: number, to: number): Promise<string[]> {
	const rows = await db
		.select({ hash: logNodes.hash })
		.from(logNodes)
		.where(and(eq(logNodes.level, 0), gte(logNodes.index, from), lt(logNodes.index, to)))
		.orderBy(asc(logNodes.index))
		.limit(to - from)
	return rows.map(({ hash }) => hash)
}

/** The submissions of the bids on a challenge with the bid and its bidder, in their order; at most 20,000. */
export async function listOfChallenge(db: Db, challengeId: string) {
	return db
		.select({
			leaf: logLeaves,
			bid: { id: bids.id, organisationId: bids.organisationId, status: bids.status },
			bidder: { slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn },
		})
		.from(logLeaves)
		.innerJoin(bids, eq(bids.id, logLeaves.bidId))
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.where(and(eq(bids.challengeId, challengeId), isSubmission))
		.orderBy(asc(logLeaves.index))
		.limit(20_000)
}
