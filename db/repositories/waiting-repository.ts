import { and, asc, count, desc, eq, gt, inArray, isNull, max, sql } from 'drizzle-orm'
import { mayWin } from '#app/domain/award/proposal.ts'
import { bidStatuses, openedStatuses } from '#app/domain/bid/lifecycle.ts'
import { openObjections } from '#app/domain/objection/lifecycle.ts'
import type { Db } from '#db/client.ts'
import {
	awards,
	bidCorrections,
	bids,
	blindPackages,
	ceremonies,
	challengeLists,
	challenges,
	defenceSessions,
	evaluations,
	objections,
	openingKeys,
	panelSeats,
	panels,
	proposalPlaces,
	proposals,
	scoreSheets,
} from '#db/schema/index.ts'

/*
 * What a page of challenges waits for, each fact in one query for all of them. Of what there can be several a challenge, rows come the
 * newest first, at most `several` each.
 */
const several = 100

/** What permission asks of these challenges. */
export async function listFacts(db: Db, ids: readonly string[]) {
	const { id, status, bidsCloseAt, issuerOrganisationId, citySlug, chainSlug, showsBidCount } = challenges
	return db
		.select({ id, status, bidsCloseAt, issuerOrganisationId, citySlug, chainSlug, showsBidCount, origin: challengeLists.origin })
		.from(challenges)
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.where(inArray(id, [...ids]))
		.orderBy(id)
		.limit(ids.length)
}

/** Their opening keys, those of the newest ceremony first. */
export async function listKeys(db: Db, ids: readonly string[]) {
	const { challengeId, ceremonyId, finishedAt, part } = openingKeys
	return db
		.select({ challengeId, ceremonyId, finishedAt })
		.from(openingKeys)
		.innerJoin(ceremonies, eq(ceremonies.id, ceremonyId))
		.where(inArray(challengeId, [...ids]))
		.orderBy(challengeId, desc(ceremonies.madeAt), asc(part))
		.limit(several * ids.length)
}

/** Their standing bids, counted by status and by whether their package was passed. */
export async function countBids(db: Db, ids: readonly string[]) {
	const { challengeId, status } = bids
	const isPassed = sql<boolean>`case when ${blindPackages.passedAt} is null then 0 else 1 end`.mapWith(Boolean)
	return db
		.select({ challengeId, status, isPassed, count: count() })
		.from(bids)
		.leftJoin(blindPackages, eq(blindPackages.bidId, bids.id))
		.where(and(inArray(challengeId, [...ids]), inArray(status, ['sealed', ...openedStatuses])))
		.groupBy(challengeId, status, isPassed)
		.orderBy(challengeId, status)
		.limit(several * ids.length)
}

/** How many of their bids are being corrected, and until when the last may be. */
export async function countCorrections(db: Db, ids: readonly string[], now: Date) {
	const { correctedAt, dueAt } = bidCorrections
	return db
		.select({ challengeId: bids.challengeId, count: count(), until: max(dueAt) })
		.from(bidCorrections)
		.innerJoin(bids, eq(bids.id, bidCorrections.bidId))
		.where(and(inArray(bids.challengeId, [...ids]), inArray(bids.status, [...openedStatuses]), isNull(correctedAt), gt(dueAt, now)))
		.groupBy(bids.challengeId)
		.orderBy(bids.challengeId)
		.limit(ids.length)
}

/** Until when the last of their bids whose opening failed may be opened by its bidder. */
export async function listRecoveries(db: Db, ids: readonly string[], now: Date) {
	const { challengeId, status, recoveryEndsAt } = bids
	return db
		.select({ challengeId, until: max(recoveryEndsAt) })
		.from(bids)
		.where(and(inArray(challengeId, [...ids]), eq(status, 'failed'), gt(recoveryEndsAt, now)))
		.groupBy(challengeId)
		.orderBy(challengeId)
		.limit(ids.length)
}

/** Their panels. */
export async function listPanels(db: Db, ids: readonly string[]) {
	const { id, challengeId, status, number } = panels
	return db
		.select({ id, challengeId, status })
		.from(panels)
		.where(inArray(challengeId, [...ids]))
		.orderBy(challengeId, desc(number))
		.limit(several * ids.length)
}

/** How the seats of panels stand. */
export async function listSeats(db: Db, panelIds: readonly string[]) {
	const { panelId, status, number } = panelSeats
	return db
		.select({ panelId, status })
		.from(panelSeats)
		.where(inArray(panelId, [...panelIds]))
		.orderBy(panelId, number)
		.limit(several * panelIds.length)
}

/** Their evaluations, with whether every sheet is in and when the first defence without minutes begins. */
export async function listEvaluations(db: Db, ids: readonly string[]) {
	const { id, challengeId, status, beganAt, dueAt, number } = evaluations
	const areSheetsIn = sql<boolean>`case when exists (select 1 from ${scoreSheets} where ${scoreSheets.evaluationId} = ${id} and ${scoreSheets.status} <> 'submitted') then 0 else 1 end`
	const defenceAt = sql<Date | null>`(select min(${defenceSessions.startsAt}) from ${defenceSessions} where ${defenceSessions.evaluationId} = ${id} and ${defenceSessions.minutes} = '')`
	return db
		.select({
			challengeId,
			status,
			beganAt,
			dueAt,
			panelStatus: panels.status,
			areSheetsIn: areSheetsIn.mapWith(Boolean),
			defenceAt: defenceAt.mapWith(defenceSessions.startsAt),
		})
		.from(evaluations)
		.innerJoin(panels, eq(panels.id, evaluations.panelId))
		.where(inArray(challengeId, [...ids]))
		.orderBy(challengeId, desc(number))
		.limit(several * ids.length)
}

/** Their open proposals, with how many that lose by each have no feedback yet. */
export async function listOpenProposals(db: Db, ids: readonly string[]) {
	const isWinner = sql`exists (select 1 from ${proposalPlaces} where ${proposalPlaces.proposalId} = ${proposals.id} and ${proposalPlaces.bidId} = ${bids.id} and ${proposalPlaces.role} = 'winner')`
	const isLoser = and(
		eq(bids.challengeId, proposals.challengeId),
		inArray(
			bids.status,
			bidStatuses.filter((status) => mayWin({ status })),
		),
		eq(bids.feedback, ''),
	)
	const owed = sql<number>`(select count(*) from ${bids} where ${isLoser} and not ${isWinner})`
	return db
		.select({ challengeId: proposals.challengeId, feedbackOwed: owed.mapWith(Number) })
		.from(proposals)
		.where(and(inArray(proposals.challengeId, [...ids]), eq(proposals.status, 'open')))
		.orderBy(proposals.challengeId)
		.limit(ids.length)
}

/** Their awards, with how many objections are open and when the first decision on one is due. */
export async function listAwards(db: Db, ids: readonly string[]) {
	const { id, challengeId, status, settledAt, noticeEndsAt, proposedAt } = awards
	const isOpen = and(eq(objections.awardId, id), inArray(objections.status, [...openObjections]))
	const openCount = sql<number>`(select count(*) from ${objections} where ${isOpen})`
	const decisionDueAt = sql<Date | null>`(select min(${objections.dueAt}) from ${objections} where ${isOpen} and ${objections.status} = 'accepted')`
	return db
		.select({
			challengeId,
			status,
			settledAt,
			noticeEndsAt,
			openObjections: openCount.mapWith(Number),
			decisionDueAt: decisionDueAt.mapWith(objections.dueAt),
		})
		.from(awards)
		.where(inArray(challengeId, [...ids]))
		.orderBy(challengeId, desc(proposedAt), id)
		.limit(several * ids.length)
}
