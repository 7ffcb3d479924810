import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { bidPartners, brokers, organisations } from '#db/schema/index.ts'

const { organisationId, status, confirmedRevision, answeredAt, invitedAt } = bidPartners
const selectOfBid = prepared('partners_of_bid', (db) =>
	db
		.select({ organisationId, status, confirmedRevision, answeredAt, invitedAt })
		.from(bidPartners)
		.where(eq(bidPartners.bidId, sql.placeholder('bidId')))
		.orderBy(invitedAt, organisationId)
		.limit(100),
)

/** The partner organisations of a bid, in the order of their invitation, with what they answered; at most 100. */
export async function listOfBid(db: Db, bidId: string) {
	return selectOfBid(db, { bidId })
}

/** Which organisations were invited to each of these bids; at most 100 a bid. */
export async function listOfBids(db: Db, bidIds: readonly string[]): Promise<{ bidId: string; organisationId: string }[]> {
	const { bidId } = bidPartners
	return db
		.select({ bidId, organisationId })
		.from(bidPartners)
		.where(inArray(bidId, [...bidIds]))
		.orderBy(bidId, organisationId)
		.limit(100 * bidIds.length)
}

/** The keys of the bids an organisation was invited to, last invited first; at most 50. */
export async function listBidsInviting(db: Db, organisationId: string): Promise<string[]> {
	const rows = await db
		.select({ bidId: bidPartners.bidId })
		.from(bidPartners)
		.where(eq(bidPartners.organisationId, organisationId))
		.orderBy(desc(bidPartners.invitedAt), bidPartners.bidId)
		.limit(50)
	return rows.map(({ bidId }) => bidId)
}

/** Organisations by their keys as pages name them, with what decides whether they may bid. */
export async function listOrganisations(db: Db, ids: readonly string[]) {
	if (ids.length === 0) return []
	const { id, slug, name, nameEn, kind, status, isDemo } = organisations
	return db
		.select({ id, slug, name, nameEn, kind, status, isDemo, brokerId: brokers.organisationId })
		.from(organisations)
		.leftJoin(brokers, eq(brokers.organisationId, id))
		.where(inArray(id, [...ids]))
		.orderBy(id)
		.limit(5000)
}

const bidderKinds: Member['organisation']['kind'][] = ['enterprise', 'university', 'institute']

/** Names of verified organisations that may bid, to choose from; at most `limit`, in the order of their names. */
export async function listChoices(db: Db, limit: number) {
	const { id, slug, name, nameEn } = organisations
	return db
		.select({ id, slug, name, nameEn })
		.from(organisations)
		.where(and(eq(organisations.status, 'verified'), inArray(organisations.kind, bidderKinds)))
		.orderBy(name, id)
		.limit(limit)
}

/** Invites an organisation to a bid. */
export async function insert(tx: Tx, partner: { bidId: string; organisationId: string; invitedAt: Date }): Promise<void> {
	await tx.insert(bidPartners).values({ ...partner, status: 'invited' })
}

type Answer = { status: 'invited' | 'confirmed' | 'declined'; confirmedRevision: number | null; answeredAt: Date | null; answeredByUserId: string | null }

/** Keeps what a partner answered; `invited` asks it anew. False where it is no partner of the bid. */
export async function answer(tx: Tx, bidId: string, organisationId: string, given: Answer): Promise<boolean> {
	const answered = await tx
		.update(bidPartners)
		.set(given)
		.where(and(eq(bidPartners.bidId, bidId), eq(bidPartners.organisationId, organisationId)))
		.returning({ bidId: bidPartners.bidId })
	return answered.length === 1
}

/** Takes a partner's invitation back. */
export async function remove(tx: Tx, bidId: string, organisationId: string): Promise<void> {
	await tx.delete(bidPartners).where(and(eq(bidPartners.bidId, bidId), eq(bidPartners.organisationId, organisationId)))
}
