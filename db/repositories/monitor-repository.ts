import { and, asc, eq, gt, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { challengeStatuses, isReleased, statusesOfStage } from '#app/domain/challenge/lifecycle.ts'
import type { MonitorGroup } from '#app/domain/monitor/figures.ts'
import { type MonitorFilter, type MonitorRows, nearDeadlineDays } from '#app/domain/monitor/filter.ts'
import type { Db } from '#db/client.ts'
import { alias } from '#db/kit.ts'
import { bids, challenges, organisations } from '#db/schema/index.ts'

const dayMs = 86_400_000
const releasedStatuses = challengeStatuses.filter(isReleased)
const awardedStatuses = ['awarded', 'delivering', 'accepted', 'failed'] as const

/** The status by the clock, as `statusAt` has it. */
const statusAt = (now: Date) =>
	sql<
		MonitorGroup['status']
	>`case when ${challenges.status} = 'open' and ${challenges.bidsCloseAt} <= ${now.getTime()} then 'closed' else ${challenges.status} end`

/** Whether the number of bids may be known: as permission `challenge.read.bidCount` has it, for a challenge that is released. */
const isCountKnown = or(
	eq(challenges.showsBidCount, true),
	inArray(
		challenges.status,
		releasedStatuses.filter((status) => !['open', 'suspended', 'closed', 'withdrawn'].includes(status)),
	),
)

/** Posted in the period, chain and city asked for. Foreign lists belong to no chain, and are never posted here. */
function posted({ from, to, chain, city }: MonitorFilter): (SQL | undefined)[] {
	return [
		inArray(challenges.status, releasedStatuses),
		isNotNull(challenges.chainSlug),
		from ? gte(challenges.bidsOpenAt, from.begins) : undefined,
		to ? lt(challenges.bidsOpenAt, new Date(to.begins.getTime() + dayMs)) : undefined,
		chain ? eq(challenges.chainSlug, chain) : undefined,
		city ? eq(challenges.citySlug, city) : undefined,
	]
}

/** Posted challenges in groups by chain, city, status by the clock, and what may be known of their bids: one pass over one index. */
export async function listGroups(db: Db, filter: MonitorFilter, now: Date): Promise<MonitorGroup[]> {
	const status = statusAt(now)
	const known = sql<MonitorGroup['bids']>`case when not (${isCountKnown}) then 'hidden' when ${challenges.bidCount} > 0 then 'some' else 'none' end`
	return db
		.select({
			chainSlug: challenges.chainSlug,
			citySlug: challenges.citySlug,
			status: status.as('status_now'),
			bids: known.as('bids_known'),
			count: sql<number>`count(*)`.mapWith(Number),
			budgetFen: sql<number>`coalesce(sum(${challenges.budgetFen}), 0)`.mapWith(Number),
			bidCount: sql<number>`coalesce(sum(case when ${isCountKnown} then ${challenges.bidCount} else 0 end), 0)`.mapWith(Number),
		})
		.from(challenges)
		.where(and(...posted(filter)))
		.groupBy(challenges.chainSlug, challenges.citySlug, sql`status_now`, sql`bids_known`)
		.orderBy(challenges.chainSlug, challenges.citySlug)
		.limit(10_000)
}

const solver = alias(organisations, 'solver')
/** The bid that was awarded, where the award is final: before that nobody is told here whose it is. */
const isAwarded = and(eq(bids.id, challenges.awardedBidId), inArray(challenges.status, [...awardedStatuses]))

/** Who solves whose problems: awarded challenges by issuer city and solver city; at most 8 × 8 and cities unknown. */
export async function listSolvedByCities(db: Db, filter: MonitorFilter) {
	return db
		.select({ issuerCity: challenges.citySlug, solverCity: solver.citySlug, count: sql<number>`count(*)`.mapWith(Number) })
		.from(challenges)
		.innerJoin(bids, isAwarded)
		.innerJoin(solver, eq(solver.id, bids.organisationId))
		.where(and(...posted(filter)))
		.groupBy(challenges.citySlug, solver.citySlug)
		.orderBy(challenges.citySlug, solver.citySlug)
		.limit(100)
}

const nearDeadline = (now: Date) =>
	and(
		eq(challenges.status, 'open'),
		gt(challenges.bidsCloseAt, now),
		lt(challenges.bidsCloseAt, new Date(now.getTime() + nearDeadlineDays * dayMs)),
		eq(challenges.showsBidCount, true),
		eq(challenges.bidCount, 0),
	)

function behind({ measure, stage, solverCity }: MonitorRows, now: Date): (SQL | undefined)[] {
	const ofMeasure = {
		posted: undefined,
		'bid-on': and(isCountKnown, gt(challenges.bidCount, 0)),
		awarded: inArray(challenges.status, [...awardedStatuses]),
		unfilled: eq(challenges.status, 'unfilled'),
		'without-bids': and(isCountKnown, eq(challenges.bidCount, 0)),
		'near-deadline': nearDeadline(now),
		solved: and(inArray(challenges.status, [...awardedStatuses]), isNotNull(solver.id)),
	}
	return [ofMeasure[measure], stage ? inArray(statusAt(now), [...statusesOfStage[stage]]) : undefined, solverCity ? eq(solver.citySlug, solverCity) : undefined]
}

const withSolver = {
	code: challenges.code,
	title: challenges.title,
	language: challenges.language,
	chainSlug: challenges.chainSlug,
	citySlug: challenges.citySlug,
	status: challenges.status,
	bidsOpenAt: challenges.bidsOpenAt,
	bidsCloseAt: challenges.bidsCloseAt,
	budgetFen: challenges.budgetFen,
	budgetNote: challenges.budgetNote,
	issuerName: organisations.name,
	issuerNameEn: organisations.nameEn,
	solverCity: solver.citySlug,
	bidCount: sql<number | null>`case when ${isCountKnown} then ${challenges.bidCount} else null end`,
	isDemo: challenges.isDemo,
}

/** The challenges behind one figure, newest release first. */
export async function listRows(db: Db, rows: MonitorRows, now: Date, { offset, limit }: { offset: number; limit: number }) {
	return db
		.select(withSolver)
		.from(challenges)
		.innerJoin(organisations, eq(organisations.id, challenges.issuerOrganisationId))
		.leftJoin(bids, isAwarded)
		.leftJoin(solver, eq(solver.id, bids.organisationId))
		.where(and(...posted(rows), ...behind(rows, now)))
		.orderBy(sql`${challenges.bidsOpenAt} desc`, asc(challenges.id))
		.offset(offset)
		.limit(limit)
}
export type MonitorRow = Awaited<ReturnType<typeof listRows>>[number]

/** How many challenges stand behind one figure. */
export async function countRows(db: Db, rows: MonitorRows, now: Date): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)`.mapWith(Number) })
		.from(challenges)
		.leftJoin(bids, isAwarded)
		.leftJoin(solver, eq(solver.id, bids.organisationId))
		.where(and(...posted(rows), ...behind(rows, now)))
	return row?.count ?? 0
}

/** Who won each of these challenges, the winner placed first before the others of a race; at most 20,000. */
export async function listSolvers(db: Db, codes: readonly string[]) {
	const { name, nameEn } = organisations
	const rows = []
	for (let at = 0; at < codes.length; at += 500) {
		const some = await db
			.select({ code: challenges.code, name, nameEn })
			.from(bids)
			.innerJoin(challenges, eq(challenges.id, bids.challengeId))
			.innerJoin(organisations, eq(organisations.id, bids.organisationId))
			.where(and(inArray(challenges.code, codes.slice(at, at + 500)), inArray(bids.status, ['won', 'contracted'])))
			.orderBy(challenges.code, sql`case when ${bids.id} = ${challenges.awardedBidId} then 0 else 1 end`, bids.sealedAt, bids.id)
			.limit(2000)
		rows.push(...some)
	}
	return rows
}
