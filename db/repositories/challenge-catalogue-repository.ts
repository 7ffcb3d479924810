import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm'
import type { CatalogueFilter, CatalogueGroup, Closing } from '#app/domain/challenge/catalogue.ts'
import { challengeStatuses, isReleased, type Stage, stages, statusesOfStage } from '#app/domain/challenge/lifecycle.ts'
import type { Db } from '#db/client.ts'
import { bids, challenges, indicators, organisations } from '#db/schema/index.ts'
import { matchChallenges } from '#db/search/match-challenges.ts'

const day = 86_400_000
const releasedStatuses = challengeStatuses.filter(isReleased)
/** One more than is shown, to know whether something was cut. */
export const summaryLength = 91

/** The status in a condition. Beside a search it is an expression, so that the engine goes through what the search found and not through an index of everything open. */
const statusBeside = (q: string): SQL => (q ? sql`coalesce(${challenges.status}, '')` : sql`${challenges.status}`)

/** Challenges of one stage by the clock, as `stageAt` has it. */
function inStage(stage: Stage, { q }: CatalogueFilter, now: Date): SQL | undefined {
	const status = statusBeside(q)
	const ofStatus = inArray(status, [...statusesOfStage[stage]])
	if (stage === 'open') return and(eq(status, 'open'), or(gt(challenges.bidsCloseAt, now), isNull(challenges.bidsCloseAt)))
	return stage === 'judging' ? or(ofStatus, and(eq(status, 'open'), lte(challenges.bidsCloseAt, now))) : ofStatus
}

type Spans = { now: Date; in3Days: Date; inMonth: Date }
const spansFrom = (now: Date): Spans => ({ now, in3Days: new Date(now.getTime() + 3 * day), inMonth: new Date(now.getTime() + 30 * day) })

function closesIn(closes: Closing, { now, in3Days, inMonth }: Spans): SQL | undefined {
	if (closes === 'later') return gt(challenges.bidsCloseAt, inMonth)
	return and(gt(challenges.bidsCloseAt, now), lte(challenges.bidsCloseAt, closes === '3d' ? in3Days : inMonth))
}

/** Fits what there are no counts for: words and money. */
function apart({ q, min, max }: CatalogueFilter): (SQL | undefined)[] {
	const matching = matchChallenges(q)
	return [
		matching ? inArray(challenges.id, matching) : undefined,
		min === undefined ? undefined : gte(challenges.budgetFen, Math.round(min * 1_000_000)),
		max === undefined ? undefined : lte(challenges.budgetFen, Math.round(max * 1_000_000)),
	]
}

/** What fits words and money, grouped by everything there are counts for: one pass over one index. */
export async function listGroups(db: Db, filter: CatalogueFilter, now: Date): Promise<CatalogueGroup[]> {
	const { in3Days, inMonth } = spansFrom(now)
	const until = (end: Date) => lte(challenges.bidsCloseAt, end)
	const closing = sql<Closing | 'over' | 'none'>`case when ${challenges.bidsCloseAt} is null then 'none' when ${until(now)} then 'over'
		when ${until(in3Days)} then '3d' when ${until(inMonth)} then 'month' else 'later' end`
	const facets = [challenges.status, challenges.chainSlug, challenges.citySlug, challenges.kind, sql`closing`]
	const rows = await db
		.select({
			chainSlug: challenges.chainSlug,
			citySlug: challenges.citySlug,
			kind: challenges.kind,
			status: challenges.status,
			closing: closing.as('closing'),
			count: count(),
			budgetFen: sql<number>`coalesce(sum(${challenges.budgetFen}), 0)`.mapWith(Number),
		})
		.from(challenges)
		.where(and(inArray(statusBeside(filter.q), releasedStatuses), ...apart(filter)))
		.groupBy(...facets)
		.orderBy(...facets)
		.limit(20_000)
	return rows.map(({ status, closing, ...group }) => {
		const isOver = status === 'open' && closing === 'over'
		const stage = stages.find((stage) => statusesOfStage[stage].includes(isOver ? 'closed' : status)) ?? 'preparing'
		return { ...group, stage, closing: closing === 'over' || closing === 'none' ? null : closing }
	})
}

/** Nearest deadline first; where not all are open, those that still are, then the latest to close. */
function nearestFirst(stage: CatalogueFilter['stage'], now: Date): SQL[] {
	if (stage === 'open') return [asc(challenges.bidsCloseAt), asc(challenges.id)]
	const isOpen = and(eq(challenges.status, 'open'), gt(challenges.bidsCloseAt, now))
	return [
		sql`case when ${isOpen} then 0 when ${challenges.bidsCloseAt} is null then 2 else 1 end`,
		sql`case when ${isOpen} then ${challenges.bidsCloseAt} else -${challenges.bidsCloseAt} end`,
		asc(challenges.id),
	]
}

/** The challenge of that code, then those with every word in the title, then the rest. */
function byRelevance(q: string): SQL {
	const words = q.toLowerCase().split(/\s+/).slice(0, 8)
	const inTitle = and(...words.map((word) => like(sql`lower(${challenges.title})`, `%${word.replace(/[%_\\]/g, '_')}%`)))
	return sql`case when ${challenges.code} = ${q.toUpperCase()} then 0 when ${inTitle} then 1 else 2 end`
}

function order({ sort, q, stage }: CatalogueFilter, now: Date): SQL[] {
	switch (sort ?? (q ? 'relevance' : 'closes')) {
		case 'newest':
			return [desc(sql`coalesce(${challenges.bidsOpenAt}, 0)`), asc(challenges.id)]
		case 'money':
			return [desc(sql`coalesce(${challenges.budgetFen}, 0)`), asc(challenges.id)]
		case 'relevance':
			return q ? [byRelevance(q), ...nearestFirst(stage, now)] : nearestFirst(stage, now)
		default:
			return nearestFirst(stage, now)
	}
}

const summary = {
	id: challenges.id,
	code: challenges.code,
	title: challenges.title,
	language: challenges.language,
	summary: sql<string>`substr(${challenges.problem}, 1, ${sql.raw(String(summaryLength))})`,
	disclosure: challenges.disclosure,
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

/** One page of what fits the whole filter, in its order. The page is cut from narrow rows, so that only its challenges are read whole. */
export async function listSummaries(db: Db, filter: CatalogueFilter, now: Date, { offset, limit }: { offset: number; limit: number }) {
	const { chain, city, kind, stage, closes } = filter
	const page = db
		.select({ id: challenges.id })
		.from(challenges)
		.where(
			and(
				...apart(filter),
				chain.length > 0 ? inArray(challenges.chainSlug, chain) : undefined,
				city.length > 0 ? inArray(challenges.citySlug, city) : undefined,
				kind.length > 0 ? inArray(challenges.kind, kind) : undefined,
				stage === 'all' ? inArray(statusBeside(filter.q), releasedStatuses) : inStage(stage, filter, now),
				closes ? closesIn(closes, spansFrom(now)) : undefined,
			),
		)
		.orderBy(...order(filter, now))
		.offset(offset)
		.limit(limit)
	return selectSummaries(db)
		.where(inArray(challenges.id, page))
		.orderBy(...order(filter, now))
		.limit(limit)
}

/** Released challenges of a list, in its order; one page of them. */
export async function listReleasedOfList(db: Db, listId: string, { offset, limit }: { offset: number; limit: number }) {
	return selectSummaries(db)
		.where(and(eq(challenges.listId, listId), inArray(challenges.status, releasedStatuses)))
		.orderBy(asc(challenges.position), asc(challenges.id))
		.offset(offset)
		.limit(limit)
}

/** How many challenges of a list are released, and their money together; fen. */
export async function sumReleasedOfList(db: Db, listId: string): Promise<{ count: number; budgetFen: number }> {
	const [row] = await db
		.select({ count: count(), budgetFen: sql<number>`coalesce(sum(${challenges.budgetFen}), 0)`.mapWith(Number) })
		.from(challenges)
		.where(and(eq(challenges.listId, listId), inArray(challenges.status, releasedStatuses)))
	return row ?? { count: 0, budgetFen: 0 }
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
		.innerJoin(bids, and(eq(bids.challengeId, challenges.id), inArray(bids.status, ['won', 'contracted'])))
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
