import { and, asc, desc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import { type BidMove, type BidStatus, openedStatuses } from '#app/domain/bid/lifecycle.ts'
import type { BidFacts } from '#app/domain/permission/facts.ts'
import type { Db, Tx } from '#db/client.ts'
import { alias } from '#db/kit.ts'
import { placed, prepared } from '#db/prepared.ts'
import { bids, bidVersions, challengeLists, challenges, organisations } from '#db/schema/index.ts'
import { factsOf } from './challenge-repository.ts'

export type BidRow = typeof bids.$inferSelect
const issuers = alias(organisations, 'issuers')

const selectFound = (db: Db) =>
	db
		.select({
			bid: bids,
			bidder: {
				id: organisations.id,
				slug: organisations.slug,
				name: organisations.name,
				nameEn: organisations.nameEn,
				citySlug: organisations.citySlug,
				isDemo: organisations.isDemo,
			},
			challenge: challenges,
			list: { origin: challengeLists.origin },
			issuer: { slug: issuers.slug, name: issuers.name, nameEn: issuers.nameEn },
		})
		.from(bids)
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.innerJoin(challenges, eq(challenges.id, bids.challengeId))
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.innerJoin(issuers, eq(issuers.id, challenges.issuerOrganisationId))

/** A bid with its bidder and challenge. */
export type FoundBid = Awaited<ReturnType<typeof selectFound>>[number]

/** What permission asks of a bid that was read here. */
export function bidFactsOf(found: FoundBid): BidFacts {
	const { bid, bidder } = found
	return { organisationId: bid.organisationId, bidderCitySlug: bidder.citySlug, status: bid.status, challenge: factsOf(found) }
}

const selectById = prepared('bid_by_id', (db) => selectFound(db).where(eq(bids.id, sql.placeholder('id'))))
const selectOf = prepared('bid_of_organisation', (db) =>
	db
		.select()
		.from(bids)
		.where(and(eq(bids.challengeId, sql.placeholder('challengeId')), eq(bids.organisationId, sql.placeholder('organisationId')))),
)

/** One bid by its key; undefined when there is none. */
export async function findById(db: Db, id: string): Promise<FoundBid | undefined> {
	const [found] = await selectById(db, { id })
	return found
}

/** The one bid of an organisation on a challenge; undefined when there is none. */
export async function findOf(db: Db, challengeId: string, organisationId: string): Promise<BidRow | undefined> {
	const [row] = await selectOf(db, { challengeId, organisationId })
	return row
}

/** The bid whose standing receipt has this code; undefined when there is none. */
export async function findByReceipt(db: Db, receiptCode: string): Promise<BidRow | undefined> {
	const [row] = await db.select().from(bids).where(eq(bids.receiptCode, receiptCode))
	return row
}

/** The bids of an organisation, last moved first; `limit` of them after `offset`. */
export async function listByOrganisation(db: Db, organisationId: string, page: { limit: number; offset: number }): Promise<FoundBid[]> {
	return selectFound(db).where(eq(bids.organisationId, organisationId)).orderBy(desc(bids.updatedAt), bids.id).limit(page.limit).offset(page.offset)
}

/** How many bids an organisation has. */
export async function countByOrganisation(db: Db, organisationId: string): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)`.mapWith(Number) })
		.from(bids)
		.where(eq(bids.organisationId, organisationId))
	return row?.count ?? 0
}

const standing: readonly BidStatus[] = ['sealed', ...openedStatuses]

/** The bids of a challenge that stand, sealed or opened, in the order of sealing; at most 5,000, far more than there are organisations in a chain. */
export async function listStanding(db: Db, challengeId: string): Promise<FoundBid[]> {
	return selectFound(db)
		.where(and(eq(bids.challengeId, challengeId), inArray(bids.status, [...standing])))
		.orderBy(asc(bids.sealedAt), bids.id)
		.limit(5000)
}

/** Every bid of a challenge that is not destroyed yet, drafts too; at most 5,000. */
export async function listLiving(db: Db, challengeId: string): Promise<BidRow[]> {
	return db
		.select()
		.from(bids)
		.where(and(eq(bids.challengeId, challengeId), ne(bids.status, 'destroyed')))
		.orderBy(bids.id)
		.limit(5000)
}

/** Forgets what bids say; their files go with `listOfDestroyed` in the file repository. */
export async function eraseContents(tx: Tx, bidIds: readonly string[]): Promise<void> {
	for (let at = 0; at < bidIds.length; at += 500) await tx.delete(bidVersions).where(inArray(bidVersions.bidId, bidIds.slice(at, at + 500)))
}

/** Begins the bid of an organisation on a challenge as a draft, of the demand as the last clarification left it. */
export async function insert(
	tx: Tx,
	bid: { challengeId: string; organisationId: string; confirmedClarification: number; isDemo: boolean; now: Date },
): Promise<string> {
	const { now, ...given } = bid
	const [row] = await tx
		.insert(bids)
		.values({ ...given, status: 'draft', createdAt: now, updatedAt: now })
		.returning({ id: bids.id })
	if (!row) throw new Error('bid not inserted')
	return row.id
}

/** Keeps what a bidder is told of the decision on its bid. */
export async function setOutcomeReason(tx: Tx, id: string, outcomeReason: string): Promise<void> {
	await tx.update(bids).set({ outcomeReason }).where(eq(bids.id, id))
}

/** Keeps what a bidder can learn from the decision on its bid. */
export async function setFeedback(tx: Tx, id: string, feedback: string): Promise<void> {
	await tx.update(bids).set({ feedback }).where(eq(bids.id, id))
}

type Moved = Pick<BidRow, 'id' | 'challengeId'>
type Marks = Partial<Pick<BidRow, 'sealedAt' | 'receiptCode' | 'outcomeReason' | 'confirmedClarification' | 'failure' | 'recoveryEndsAt'>>

/**
 * Moves a bid, only from the status the decision was made on, and keeps the challenge's number of standing bids;
 * false means someone was faster.
 */
export async function moveStatus(tx: Tx, bid: Moved, move: BidMove, now: Date, marks: Marks = {}): Promise<boolean> {
	const moved = await tx
		.update(bids)
		.set({ ...marks, status: move.to, updatedAt: now })
		.where(and(eq(bids.id, bid.id), eq(bids.status, move.from)))
		.returning({ id: bids.id })
	if (moved.length !== 1) return false
	await countStanding(tx, bid, move)
	return true
}

const updateSealed = prepared('move_bid_to_sealed', (tx: Tx) =>
	tx
		.update(bids)
		.set({
			status: 'sealed',
			sealedAt: placed('now', bids.sealedAt),
			updatedAt: placed('now', bids.updatedAt),
			receiptCode: placed('receiptCode', bids.receiptCode),
			confirmedClarification: placed('confirmedClarification', bids.confirmedClarification),
		})
		.where(and(eq(bids.id, sql.placeholder('id')), eq(bids.status, sql.placeholder('from'))))
		.returning({ id: bids.id }),
)

/** As `moveStatus`, for a bid that is sealed, and thereby confirmed against the last clarification. */
export async function moveToSealed(tx: Tx, bid: Moved, move: BidMove, now: Date, marks: { receiptCode: string; confirmedClarification: number }) {
	if ((await updateSealed(tx, { id: bid.id, from: move.from, now, ...marks })).length !== 1) return false
	await countStanding(tx, bid, move)
	return true
}

const updateBidCount = prepared('count_bids_of_challenge', (tx: Tx) =>
	tx
		.update(challenges)
		.set({ bidCount: sql`${challenges.bidCount} + ${placed('change', challenges.bidCount)}` })
		.where(eq(challenges.id, sql.placeholder('challengeId'))),
)

async function countStanding(tx: Tx, { challengeId }: Moved, { from, to }: BidMove) {
	const change = Number(standing.includes(to)) - Number(standing.includes(from))
	if (change !== 0) await updateBidCount(tx, { challengeId, change })
}

/** Bids whose opening failed and whose time to be recovered is over; at most `limit`. */
export async function listUnrecovered(db: Db, now: Date, limit: number): Promise<BidRow[]> {
	return db
		.select()
		.from(bids)
		.where(and(eq(bids.status, 'failed'), lte(bids.recoveryEndsAt, now)))
		.orderBy(bids.recoveryEndsAt, bids.id)
		.limit(limit)
}
