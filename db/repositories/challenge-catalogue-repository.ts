import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { CatalogueFilter, CatalogueGroup } from '#app/domain/challenge/catalogue.ts'
import { challengeStatuses, isReleased, type Stage, stages, statusesOfStage } from '#app/domain/challenge/lifecycle.ts'
import type { Db } from '#db/client.ts'
import { bids, challenges, indicators, organisations } from '#db/schema/index.ts'
import { matchChallenges } from '#db/search/match-challenges.ts'

const day = 86_400_000
const releasedStatuses = challengeStatuses.filter(isReleased)
const summaryLength = 90

/** Released challenges of one stage by the clock, as `stageAt` has it. */
function inStage(stage: Stage, now: Date): SQL | undefined {
	const ofStatus = inArray(challenges.status, [...statusesOfStage[stage]])
	const isOver = and(eq(challenges.status, 'open'), lte(challenges.bidsCloseAt, now))
	if (stage === 'open') return and(eq(challenges.status, 'open'), or(gt(challenges.bidsCloseAt, now), sql`${challenges.bidsCloseAt} is null`))
	return stage === 'judging' ? or(ofStatus, isOver) : ofStatus
}

/** Everything asked for but the facets: words, money, deadline; and released. */
function apart({ q, min, max, closes }: CatalogueFilter, now: Date): (SQL | undefined)[] {
	const matching = matchChallenges(q)
	const in3Days = new Date(now.getTime() + 3 * day)
	const inMonth = new Date(now.getTime() + 30 * day)
	const closing = {
		'3d': and(gt(challenges.bidsCloseAt, now), lte(challenges.bidsCloseAt, in3Days)),
		month: and(gt(challenges.bidsCloseAt, now), lte(challenges.bidsCloseAt, inMonth)),
		later: gt(challenges.bidsCloseAt, inMonth),
	}
	return [
		inArray(challenges.status, releasedStatuses),
		matching ? inArray(challenges.id, matching) : undefined,
		min === undefined ? undefined : gte(challenges.budgetFen, Math.round(min * 1_000_000)),
		max === undefined ? undefined : lte(challenges.budgetFen, Math.round(max * 1_000_000)),
		closes ? closing[closes] : undefined,
	]
}

/** What fits words, money and deadline, grouped by the four facets: one pass over one index. */
export async function listGroups(db: Db, filter: CatalogueFilter, now: Date): Promise<CatalogueGroup[]> {
	const isOver = sql<boolean>`case when ${challenges.status} = 'open' and ${challenges.bidsCloseAt} <= ${now.getTime()} then 1 else 0 end`.mapWith(Boolean)
	const rows = await db
		.select({
			chainSlug: challenges.chainSlug,
			citySlug: challenges.citySlug,
			kind: challenges.kind,
			status: challenges.status,
			isOver: isOver.as('is_over'),
			count: sql<number>`count(*)`.mapWith(Number),
			budgetFen: sql<number>`coalesce(sum(${challenges.budgetFen}), 0)`.mapWith(Number),
		})
		.from(challenges)
		.where(and(...apart(filter, now)))
		.groupBy(challenges.status, challenges.chainSlug, challenges.citySlug, challenges.kind, sql`is_over`)
		.orderBy(challenges.status, challenges.chainSlug, challenges.citySlug, challenges.kind)
		.limit(20_000)
	return rows.map(({ status, isOver, ...group }) => ({
		...group,
		stage: stages.find((stage) => statusesOfStage[stage].includes(isOver ? 'closed' : status)) ?? 'preparing',
	}))
}

function order({ sort, q }: CatalogueFilter): SQL[] {
	const nearestFirst = [asc(challenges.bidsCloseAt), asc(challenges.id)]
	switch (sort ?? (q ? 'relevance' : 'closes')) {
		case 'newest':
			return [desc(challenges.bidsOpenAt), asc(challenges.id)]
		case 'money':
			return [desc(sql`coalesce(${challenges.budgetFen}, 0)`), asc(challenges.id)]
		case 'relevance':
			return q
				? [sql`case when lower(${challenges.title}) like ${`%${q.toLowerCase().replace(/[%_]/g, ' ')}%`} then 0 else 1 end`, ...nearestFirst]
				: nearestFirst
		default:
			return nearestFirst
	}
}

const summary = {
	id: challenges.id,
	code: challenges.code,
	title: challenges.title,
	language: challenges.language,
	summary: sql<string>`substr(${challenges.problem}, 1, ${sql.raw(String(summaryLength))})`,
	status: challenges.status,
	chainSlug: challenges.chainSlug,
	citySlug: challenges.citySlug,
	issuerName: organisations.name,
	issuerNameEn: organisations.nameEn,
	budgetFen: challenges.budgetFen,
	budgetNote: challenges.budgetNote,
	bidsOpenAt: challenges.bidsOpenAt,
	bidsCloseAt: challenges.bidsCloseAt,
	indicatorCount: sql<number>`(select count(*) from ${indicators} where ${indicators.challengeId} = ${challenges.id})`.mapWith(Number),
	isDemo: challenges.isDemo,
}

const selectSummaries = (db: Db) => db.select(summary).from(challenges).innerJoin(organisations, eq(organisations.id, challenges.issuerOrganisationId))
export type ChallengeSummaryRow = Awaited<ReturnType<typeof listSummaries>>[number]

/** One page of what fits the whole filter, in its order. */
export async function listSummaries(db: Db, filter: CatalogueFilter, now: Date, { offset, limit }: { offset: number; limit: number }) {
	const { chain, city, kind, stage } = filter
	return selectSummaries(db)
		.where(
			and(
				...apart(filter, now),
				chain.length > 0 ? inArray(challenges.chainSlug, chain) : undefined,
				city.length > 0 ? inArray(challenges.citySlug, city) : undefined,
				kind.length > 0 ? inArray(challenges.kind, kind) : undefined,
				stage === 'all' ? undefined : inStage(stage, now),
			),
		)
		.orderBy(...order(filter))
		.offset(offset)
		.limit(limit)
}

/** Released challenges of a list, in its order; at most `limit`. */
export async function listReleasedOfList(db: Db, listId: string, limit: number) {
	return selectSummaries(db)
		.where(and(eq(challenges.listId, listId), inArray(challenges.status, releasedStatuses)))
		.orderBy(asc(challenges.position), asc(challenges.id))
		.limit(limit)
}

/** Released challenges of an issuer, newest first; at most `limit`. */
export async function listReleasedOfIssuer(db: Db, organisationId: string, limit: number) {
	return selectSummaries(db)
		.where(and(eq(challenges.issuerOrganisationId, organisationId), inArray(challenges.status, releasedStatuses)))
		.orderBy(desc(challenges.bidsOpenAt), asc(challenges.id))
		.limit(limit)
}

/** Open challenges whose deadline is nearest; at most `limit`. */
export async function listClosingSoon(db: Db, now: Date, limit: number) {
	return selectSummaries(db)
		.where(and(eq(challenges.status, 'open'), gt(challenges.bidsCloseAt, now), isNotNull(challenges.chainSlug)))
		.orderBy(asc(challenges.bidsCloseAt), asc(challenges.id))
		.limit(limit)
}

/** Challenges an organisation was awarded, newest decision first; at most `limit`. */
export async function listWonBy(db: Db, organisationId: string, limit: number) {
	return db
		.select({ code: challenges.code, title: challenges.title, language: challenges.language, decidedAt: challenges.decidedAt, status: challenges.status })
		.from(challenges)
		.innerJoin(bids, eq(bids.id, challenges.awardedBidId))
		.where(and(eq(bids.organisationId, organisationId), inArray(challenges.status, ['awarded', 'delivering', 'accepted', 'failed'])))
		.orderBy(desc(challenges.decidedAt), asc(challenges.id))
		.limit(limit)
}

/** Every challenge of an issuer, released or not, last changed first; one page of them. For the issuer's own desk. */
export async function listOwn(db: Db, organisationId: string, { offset, limit }: { offset: number; limit: number }) {
	return selectSummaries(db)
		.where(eq(challenges.issuerOrganisationId, organisationId))
		.orderBy(desc(challenges.createdAt), asc(challenges.id))
		.offset(offset)
		.limit(limit)
}

/** How many challenges an issuer has. */
export async function countOwn(db: Db, organisationId: string): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)`.mapWith(Number) })
		.from(challenges)
		.where(eq(challenges.issuerOrganisationId, organisationId))
	return row?.count ?? 0
}

const exportLimit = 5000

/** The released challenges of a list with everything their page shows, and their indicators; at most 5,000. */
export async function listForExport(db: Db, listId: string) {
	const released = and(eq(challenges.listId, listId), inArray(challenges.status, releasedStatuses))
	const rows = await db
		.select({ challenge: challenges, issuerName: organisations.name, creditCode: organisations.creditCode })
		.from(challenges)
		.innerJoin(organisations, eq(organisations.id, challenges.issuerOrganisationId))
		.where(released)
		.orderBy(asc(challenges.position), asc(challenges.id))
		.limit(exportLimit)
	const targets = await db
		.select({ indicator: indicators })
		.from(indicators)
		.innerJoin(challenges, eq(challenges.id, indicators.challengeId))
		.where(released)
		.orderBy(asc(indicators.challengeId), asc(indicators.position))
		.limit(exportLimit * 100)
	return { rows, targets: targets.map(({ indicator }) => indicator) }
}
