import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { keptBack, withoutKept } from '#app/domain/challenge/disclosure.ts'
import type { ChallengeMove } from '#app/domain/challenge/lifecycle.ts'
import type { ChallengeFacts } from '#app/domain/permission/facts.ts'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { challengeLists, challengeSearchDocuments, challenges, codeCounters, indicators, organisations } from '#db/schema/index.ts'
import { searchTerms } from '#db/search/terms.ts'

export type ChallengeRow = typeof challenges.$inferSelect
type IndicatorRow = typeof indicators.$inferSelect

const withFacts = {
	challenge: challenges,
	list: {
		id: challengeLists.id,
		code: challengeLists.code,
		title: challengeLists.title,
		titleEn: challengeLists.titleEn,
		origin: challengeLists.origin,
		isCollection: challengeLists.isCollection,
		releaseAt: challengeLists.releaseAt,
	},
	issuer: {
		id: organisations.id,
		slug: organisations.slug,
		name: organisations.name,
		nameEn: organisations.nameEn,
		isDemo: organisations.isDemo,
	},
}
type Found = { challenge: ChallengeRow; list: { origin: ChallengeFacts['origin'] } }

/** What permission asks of a challenge that was read by `findByCode` or `findById`. */
export function factsOf({ challenge, list }: Found): ChallengeFacts {
	const { status, bidsCloseAt, issuerOrganisationId, citySlug, chainSlug, showsBidCount } = challenge
	return { status, bidsCloseAt, issuerOrganisationId, citySlug, chainSlug, showsBidCount, origin: list.origin }
}

const selectFound = (db: Db) =>
	db
		.select(withFacts)
		.from(challenges)
		.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
		.innerJoin(organisations, eq(organisations.id, challenges.issuerOrganisationId))

const selectByCode = prepared('challenge_by_code', (db) => selectFound(db).where(eq(challenges.code, sql.placeholder('code'))))
const selectById = prepared('challenge_by_id', (db) => selectFound(db).where(eq(challenges.id, sql.placeholder('id'))))

/** One challenge with its list and issuer, by the code readers use; undefined when there is none. */
export async function findByCode(db: Db, code: string) {
	const [found] = await selectByCode(db, { code })
	return found
}

/** One challenge with its list and issuer, by its key; undefined when there is none. */
export async function findById(db: Db, id: string) {
	const [found] = await selectById(db, { id })
	return found
}

const selectIndicators = prepared('indicators_of_challenge', (db) =>
	db
		.select()
		.from(indicators)
		.where(eq(indicators.challengeId, sql.placeholder('challengeId')))
		.orderBy(asc(indicators.position), indicators.id)
		.limit(100),
)

/** The indicator table of one challenge, in order; at most 100. */
export async function listIndicators(db: Db, challengeId: string): Promise<IndicatorRow[]> {
	return selectIndicators(db, { challengeId })
}

/** Moves a challenge, only from the status the decision was made on; false means someone was faster. */
export async function moveStatus(tx: Tx, id: string, move: ChallengeMove, now: Date): Promise<boolean> {
	const moved = await tx
		.update(challenges)
		.set({ status: move.to, updatedAt: now })
		.where(and(eq(challenges.id, id), eq(challenges.status, move.from)))
		.returning({ id: challenges.id })
	return moved.length === 1
}

/** Records when a challenge went into review, beside the move. */
export async function markSubmitted(tx: Tx, id: string, submittedAt: Date): Promise<void> {
	await tx.update(challenges).set({ submittedAt }).where(eq(challenges.id, id))
}

type DecisionMarks = Partial<Pick<ChallengeRow, 'awardedBidId' | 'unfilledReason'>> & Pick<ChallengeRow, 'decisionReason' | 'decidedAt'>

/** Records what was decided of a challenge, beside the move that decided it. */
export async function decide(tx: Tx, id: string, marks: DecisionMarks): Promise<void> {
	await tx.update(challenges).set(marks).where(eq(challenges.id, id))
}

type DeadlineMarks = Pick<ChallengeRow, 'bidsCloseAt' | 'questionsCloseAt' | 'deadlineMovedAt' | 'deadlineReason'>
type HaltMarks = Partial<DeadlineMarks> & Pick<ChallengeRow, 'suspendedAt' | 'decisionReason'>

/** Records a suspension, its end, or a withdrawal, beside the move. */
export async function markHalt(tx: Tx, id: string, marks: HaltMarks): Promise<void> {
	await tx.update(challenges).set(marks).where(eq(challenges.id, id))
}

/** Moves the deadline of an open challenge, only from the one the decision was made on; false means someone was faster. */
export async function moveDeadline(tx: Tx, id: string, before: Date, marks: DeadlineMarks & { deadlineMovedAt: Date }): Promise<boolean> {
	const moved = await tx
		.update(challenges)
		.set({ ...marks, updatedAt: marks.deadlineMovedAt })
		.where(and(eq(challenges.id, id), eq(challenges.status, 'open'), eq(challenges.bidsCloseAt, before)))
		.returning({ id: challenges.id })
	return moved.length === 1
}

const selectNextRound = prepared('challenge_next_round', (db) =>
	db
		.select({ id: challenges.id })
		.from(challenges)
		.where(eq(challenges.previousChallengeId, sql.placeholder('challengeId'))),
)

/** The round after a challenge; undefined when it was not listed again. */
export async function findNextRound(db: Db, challengeId: string): Promise<{ id: string } | undefined> {
	const [next] = await selectNextRound(db, { challengeId })
	return next
}

/** Open challenges whose deadline has come, oldest deadline first; at most `limit`. */
export async function listDue(db: Db, now: Date, limit: number): Promise<{ id: string; status: ChallengeRow['status'] }[]> {
	return db
		.select({ id: challenges.id, status: challenges.status })
		.from(challenges)
		.where(and(eq(challenges.status, 'open'), lte(challenges.bidsCloseAt, now)))
		.orderBy(challenges.bidsCloseAt, challenges.id)
		.limit(limit)
}

const selectNextDeadline = prepared('challenge_next_deadline', (db) =>
	db
		.select({ bidsCloseAt: challenges.bidsCloseAt })
		.from(challenges)
		.where(and(eq(challenges.status, 'open'), gt(challenges.bidsCloseAt, sql.placeholder('after'))))
		.orderBy(challenges.bidsCloseAt)
		.limit(1),
)

/** The first deadline of an open challenge after an instant; null when there is none. */
export async function findNextDeadline(db: Db, after: Date): Promise<Date | null> {
	const [next] = await selectNextDeadline(db, { after: after.getTime() })
	return next?.bidsCloseAt ?? null
}

/** Takes the next `count` numbers of a prefix and year and answers them as codes: XCL-2026-0007, … */
export async function takeCodes(tx: Tx, prefix: string, count: number): Promise<string[]> {
	const [counter] = await tx
		.insert(codeCounters)
		.values({ prefix, last: count })
		.onConflictDoUpdate({ target: codeCounters.prefix, set: { last: sql`${codeCounters.last} + ${count}` } })
		.returning({ last: codeCounters.last })
	if (!counter) throw new Error(`no counter for ${prefix}`)
	return Array.from({ length: count }, (_, at) => `${prefix}-${String(counter.last - count + 1 + at).padStart(4, '0')}`)
}

const searched = ['problem', 'researchContent', 'goal', 'deliverables', 'field', 'indicatorText'] as const
type Searched = Pick<ChallengeRow, 'code' | 'title' | 'keywords'> & Partial<Pick<ChallengeRow, (typeof searched)[number] | 'disclosure'>>

/** The texts of a challenge that full-text search reads: what everyone may read, and nothing that is kept back. */
export function searchedTexts(challenge: Searched, indicatorNames: readonly string[], issuerName: string): string[] {
	const open = withoutKept(
		challenge,
		keptBack(challenge.disclosure ?? {}, (level) => level === 'public'),
	)
	return [challenge.code, challenge.title, ...searched.map((field) => open[field] ?? ''), ...challenge.keywords, ...indicatorNames, issuerName]
}

/** Replaces the search documents of challenges; `texts` come from `searchedTexts`. */
export async function indexForSearch(tx: Tx, documents: readonly { challengeId: string; texts: readonly string[] }[]): Promise<void> {
	for (let at = 0; at < documents.length; at += 200) {
		const batch = documents.slice(at, at + 200)
		await tx.delete(challengeSearchDocuments).where(
			inArray(
				challengeSearchDocuments.challengeId,
				batch.map((document) => document.challengeId),
			),
		)
		await tx.insert(challengeSearchDocuments).values(batch.map(({ challengeId, texts }) => ({ challengeId, terms: searchTerms(texts) })))
	}
}
