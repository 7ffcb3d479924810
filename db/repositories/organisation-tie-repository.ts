import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { openedStatuses } from '#app/domain/bid/lifecycle.ts'
import { closeTies } from '#app/domain/judging/organisation-graph.ts'
import type { Db, Tx } from '#db/client.ts'
import { alias } from '#db/kit.ts'
import { prepared } from '#db/prepared.ts'
import { bidSeats, bids, challenges, organisations, organisationTies } from '#db/schema/index.ts'

const most = 50_000

/** Every edge between organisations, with both names, in the order of the first; at most 50,000. */
export async function listTies(db: Db) {
	const other = alias(organisations, 'other')
	const { id, kind, until } = organisationTies
	const named = { id: organisations.id, slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn }
	return db
		.select({ id, kind, until, one: named, other: { id: other.id, slug: other.slug, name: other.name, nameEn: other.nameEn } })
		.from(organisationTies)
		.innerJoin(organisations, eq(organisations.id, organisationTies.organisationId))
		.innerJoin(other, eq(other.id, organisationTies.otherOrganisationId))
		.orderBy(organisations.name, other.name, id)
		.limit(most)
}

const selectClose = prepared('close_tie_of_organisation', (db) =>
	db
		.select({ id: organisationTies.id })
		.from(organisationTies)
		.where(
			and(
				or(eq(organisationTies.organisationId, sql.placeholder('organisationId')), eq(organisationTies.otherOrganisationId, sql.placeholder('organisationId'))),
				inArray(organisationTies.kind, [...closeTies]),
			),
		)
		.limit(1),
)

/** Whether the office knows of a group, an owner or a principal of an organisation, now or in the past. */
export async function hasCloseTie(db: Db, organisationId: string): Promise<boolean> {
	return (await selectClose(db, { organisationId })).length > 0
}

/** Adds an edge, whichever way round it is named; false when it stands there already. */
export async function insert(tx: Tx, { organisationId, otherOrganisationId, ...tie }: Omit<typeof organisationTies.$inferInsert, 'id'>): Promise<boolean> {
	const [smaller = '', larger = ''] = [organisationId, otherOrganisationId].sort()
	const pair = { organisationId: smaller, otherOrganisationId: larger }
	const added = await tx
		.insert(organisationTies)
		.values({ ...tie, ...pair })
		.onConflictDoNothing()
		.returning({ id: organisationTies.id })
	return added.length === 1
}

/** Takes an edge away; answers it, undefined when there was none. */
export async function remove(tx: Tx, id: string) {
	const [removed] = await tx.delete(organisationTies).where(eq(organisationTies.id, id)).returning()
	return removed
}

/** Organisations that stood together in a bid once it was opened, with when it was sealed; at most 50,000 pairs. */
export async function listJointBids(db: Db) {
	const other = alias(bidSeats, 'other_seat')
	return db
		.select({ one: bidSeats.organisationId, other: other.organisationId, sealedAt: bids.sealedAt })
		.from(bidSeats)
		.innerJoin(other, and(eq(other.bidId, bidSeats.bidId), gt(other.organisationId, bidSeats.organisationId)))
		.innerJoin(bids, eq(bids.id, bidSeats.bidId))
		.where(inArray(bids.status, [...openedStatuses]))
		.orderBy(bids.sealedAt, bidSeats.organisationId, other.organisationId)
		.limit(most)
}

/** Issuer and winner of each final award, with where the challenge stands and since when; at most 50,000. */
export async function listJointProjects(db: Db) {
	const { issuerOrganisationId, status, updatedAt, id } = challenges
	return db
		.select({ issuer: issuerOrganisationId, winner: bids.organisationId, status, updatedAt })
		.from(bids)
		.innerJoin(challenges, eq(id, bids.challengeId))
		.where(inArray(bids.status, ['won', 'contracted']))
		.orderBy(updatedAt, id, bids.id)
		.limit(most)
}
