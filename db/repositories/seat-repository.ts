import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { PlacedBid } from '#app/domain/judging/own-conflicts.ts'
import type { Db, Tx } from '#db/client.ts'
import { named, placed, placedAmong, prepared } from '#db/prepared.ts'
import { bidPartners, bidSeats, bids, challenges } from '#db/schema/index.ts'

type Asked = { challengeId: string; bidId: string; organisationIds: readonly string[] }

const [challengeId, bidId, most] = [sql.placeholder('challengeId'), sql.placeholder('bidId'), sql.placeholder('most')]

const selectSeated = prepared('seated_elsewhere', (db) =>
	db
		.select({ id: bidSeats.organisationId })
		.from(bidSeats)
		.where(and(eq(bidSeats.challengeId, challengeId), placedAmong(bidSeats.organisationId, 'ids'), ne(bidSeats.bidId, bidId)))
		.orderBy(bidSeats.organisationId)
		.limit(most),
)

/** A bid sealed before there were seats has none. */
const selectSealed = prepared('sealed_elsewhere', (db) =>
	db
		.select({ id: bids.organisationId })
		.from(bids)
		.where(and(eq(bids.challengeId, challengeId), placedAmong(bids.organisationId, 'ids'), ne(bids.id, bidId), eq(bids.status, 'sealed')))
		.orderBy(bids.organisationId)
		.limit(most),
)

/** Which of these organisations stand in another bid on the challenge: as lead of a sealed one, or as partner that confirmed. */
export async function listElsewhere(db: Db, { organisationIds, ...asked }: Asked): Promise<Set<string>> {
	const values = { ...asked, ids: JSON.stringify(organisationIds), most: organisationIds.length }
	const seated = await selectSeated(db, values)
	const sealed = await selectSealed(db, values)
	return new Set([...seated, ...sealed].map(({ id }) => id))
}

const insertSeats = prepared('take_seats', (tx: Tx) =>
	tx
		.insert(bidSeats)
		.select(sql`select ${challengeId}, value, ${bidId} from ${named('ids')} where true`)
		.onConflictDoUpdate({
			target: [bidSeats.challengeId, bidSeats.organisationId],
			set: { bidId: placed('bidId', bidSeats.bidId) },
			setWhere: eq(bidSeats.bidId, bidId),
		})
		.returning({ id: bidSeats.organisationId }),
)

/** Gives organisations their seats in a bid; false when one of them stands in another by now. */
export async function take(tx: Tx, { organisationIds, ...asked }: Asked): Promise<boolean> {
	const own = await insertSeats(tx, { ...asked, ids: JSON.stringify(organisationIds) })
	return own.length === organisationIds.length
}

const deleteOfBids = prepared('free_seats_of_bids', (tx: Tx) => tx.delete(bidSeats).where(placedAmong(bidSeats.bidId, 'bidIds')))

/** Frees all seats of bids. */
export async function free(tx: Tx, bidIds: readonly string[]): Promise<void> {
	await deleteOfBids(tx, { bidIds: JSON.stringify(bidIds) })
}

/** Frees the seat of one organisation in a bid. */
export async function leave(tx: Tx, given: { bidId: string; organisationId: string }): Promise<void> {
	await tx.delete(bidSeats).where(and(eq(bidSeats.bidId, given.bidId), eq(bidSeats.organisationId, given.organisationId)))
}

/** The organisations that stand in these bids; at most 20,000. */
export async function listOfBids(db: Db, bidIds: readonly string[]): Promise<string[]> {
	if (bidIds.length === 0) return []
	const rows = await db
		.select({ id: bidSeats.organisationId })
		.from(bidSeats)
		.where(inArray(bidSeats.bidId, [...bidIds]))
		.orderBy(bidSeats.organisationId, bidSeats.bidId)
		.limit(20_000)
	return rows.map(({ id }) => id)
}

type Placing = ({ challengeIds: readonly string[] } | { bidIds: readonly string[] }) & { statuses?: readonly BidStatus[] }
const mostPlaces = 50_000

/** Bids, or those of challenges, with whoever stands in each; without statuses every one there is, drafts too, with those invited. At most 50,000 places. */
export async function listPlaced(db: Db, { statuses, ...asked }: Placing): Promise<PlacedBid[]> {
	const { id, challengeId, organisationId: leadId, status } = bids
	const [column, keys] = 'bidIds' in asked ? [id, asked.bidIds] : [challengeId, asked.challengeIds]
	if (keys.length === 0) return []
	const isAsked = and(inArray(column, [...keys]), statuses ? inArray(status, [...statuses]) : undefined)
	const found = await db
		.select({ id, challengeId, leadId, issuerOrganisationId: challenges.issuerOrganisationId })
		.from(bids)
		.innerJoin(challenges, eq(challenges.id, challengeId))
		.where(isAsked)
		.orderBy(id)
		.limit(mostPlaces)
	const seated = await db
		.select({ bidId: bidSeats.bidId, organisationId: bidSeats.organisationId })
		.from(bidSeats)
		.innerJoin(bids, eq(id, bidSeats.bidId))
		.where(isAsked)
		.orderBy(bidSeats.bidId, bidSeats.organisationId)
		.limit(mostPlaces)
	const invited = statuses
		? []
		: await db
				.select({ bidId: bidPartners.bidId, organisationId: bidPartners.organisationId })
				.from(bidPartners)
				.innerJoin(bids, eq(id, bidPartners.bidId))
				.where(isAsked)
				.orderBy(bidPartners.bidId, bidPartners.organisationId)
				.limit(mostPlaces)
	const placed = new Map(found.map(({ leadId: lead, ...bid }) => [bid.id, { ...bid, organisationIds: new Set([lead]) }]))
	for (const { bidId, organisationId } of [...seated, ...invited]) placed.get(bidId)?.organisationIds.add(organisationId)
	return [...placed.values()].map((bid) => ({ ...bid, organisationIds: [...bid.organisationIds] }))
}
