import { and, asc, count, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { ChallengeRelease, Releasable } from '#app/domain/list/release.ts'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { challengeLists, challenges, indicators } from '#db/schema/index.ts'

export type ListRow = typeof challengeLists.$inferSelect

/** Lists of the given chains, their collections of demands left out; those being composed first, then newest; at most 200. */
export async function listOfChains(db: Db, chainSlugs: readonly string[]) {
	return db
		.select({
			list: challengeLists,
			challengeCount: count(challenges.id),
		})
		.from(challengeLists)
		.leftJoin(challenges, eq(challenges.listId, challengeLists.id))
		.where(and(inArray(challengeLists.chainSlug, [...chainSlugs]), eq(challengeLists.isCollection, false)))
		.groupBy(challengeLists.id)
		.orderBy(asc(challengeLists.status), desc(challengeLists.createdAt), challengeLists.id)
		.limit(200)
}

/** Where the demands of a chain stand until they are taken into a list; undefined while there was none. */
export async function findCollection(db: Db, chainSlug: string): Promise<ListRow | undefined> {
	const [row] = await db
		.select()
		.from(challengeLists)
		.where(and(eq(challengeLists.chainSlug, chainSlug), eq(challengeLists.isCollection, true)))
		.orderBy(challengeLists.createdAt, challengeLists.id)
		.limit(1)
	return row
}

/** Begins a list. */
export async function insert(tx: Tx, list: typeof challengeLists.$inferInsert): Promise<ListRow> {
	const [row] = await tx.insert(challengeLists).values(list).returning()
	if (!row) throw new Error('the list was not inserted')
	return row
}

/** Changes what a list says of itself, only while it is being composed; false when it has been released meanwhile. */
export async function updateDraft(
	tx: Tx,
	id: string,
	changes: Pick<ListRow, 'title' | 'titleEn' | 'note' | 'bidsCloseAt' | 'releaseEventId'>,
): Promise<boolean> {
	const updated = await tx
		.update(challengeLists)
		.set(changes)
		.where(and(eq(challengeLists.id, id), eq(challengeLists.status, 'draft')))
		.returning({ id: challengeLists.id })
	return updated.length === 1
}

/** Marks a list as released, only from draft; false means someone was faster. */
export async function markReleased(tx: Tx, id: string, releasedAt: Date): Promise<boolean> {
	const moved = await tx
		.update(challengeLists)
		.set({ status: 'released', releasedAt })
		.where(and(eq(challengeLists.id, id), eq(challengeLists.status, 'draft')))
		.returning({ id: challengeLists.id })
	return moved.length === 1
}

type Schedule = Pick<ListRow, 'releaseAt' | 'scheduledByUserId'>

/** Sets or takes back the second of a list's release, only while it is a draft; a refusal of the clock is forgotten. False means it has been released meanwhile. */
export async function setSchedule(tx: Tx, id: string, schedule: Schedule): Promise<boolean> {
	const set = await tx
		.update(challengeLists)
		.set({ ...schedule, releaseRefusedAt: null })
		.where(and(eq(challengeLists.id, id), eq(challengeLists.status, 'draft')))
		.returning({ id: challengeLists.id })
	return set.length === 1
}

/** Marks that the clock found a list not ready; it is not due again until it is scheduled anew. */
export async function markReleaseRefused(tx: Tx, id: string, releaseRefusedAt: Date): Promise<void> {
	await tx.update(challengeLists).set({ releaseRefusedAt }).where(eq(challengeLists.id, id))
}

const selectDue = prepared('lists_due', (db) =>
	db
		.select({ code: challengeLists.code })
		.from(challengeLists)
		.where(
			and(
				eq(challengeLists.status, 'draft'),
				lte(challengeLists.releaseAt, sql.placeholder('now')),
				isNull(challengeLists.releaseRefusedAt),
				eq(challengeLists.isCollection, false),
			),
		)
		.orderBy(challengeLists.releaseAt, challengeLists.id)
		.limit(50),
)

/** Scheduled lists whose second has come, in its order; at most 50. */
export async function listDue(db: Db, now: Date): Promise<{ code: string }[]> {
	return selectDue(db, { now: now.getTime() })
}

/** Marks a released list as withdrawn; false means someone was faster. */
export async function markWithdrawn(tx: Tx, id: string): Promise<boolean> {
	const moved = await tx
		.update(challengeLists)
		.set({ status: 'withdrawn' })
		.where(and(eq(challengeLists.id, id), eq(challengeLists.status, 'released')))
		.returning({ id: challengeLists.id })
	return moved.length === 1
}

/** The challenges of a list that a withdrawal may take along; at most 5,000. */
export async function listHaltable(db: Db, listId: string) {
	return db
		.select({ id: challenges.id, status: challenges.status, bidsCloseAt: challenges.bidsCloseAt, suspendedAt: challenges.suspendedAt })
		.from(challenges)
		.where(and(eq(challenges.listId, listId), inArray(challenges.status, ['open', 'suspended'])))
		.orderBy(asc(challenges.position), asc(challenges.id))
		.limit(5000)
}

/** Whether a tested ceremony of its list made exactly the keys of the parts that bids on a challenge have. */
const hasTestedKeys =
	sql<boolean>`(select count(*) from opening_keys k join ceremonies c on c.id = k.ceremony_id where k.challenge_id = ${challenges.id} and c.list_id = ${challenges.listId} and c.status = 'tested') = case when ${challenges.hasTwoEnvelopes} then 2 else 1 end`.mapWith(
		Boolean,
	)

/** The challenges of a list as its composer and its release look at them, in order; at most 5,000. */
export async function listReleasable(db: Db, listId: string): Promise<Releasable[]> {
	return db
		.select({
			id: challenges.id,
			code: challenges.code,
			status: challenges.status,
			title: challenges.title,
			problem: sql<string>`substr(${challenges.problem}, 1, 40)`,
			indicatorText: sql<string>`substr(${challenges.indicatorText}, 1, 40)`,
			indicatorCount: count(indicators.id),
			bidsCloseAt: challenges.bidsCloseAt,
			citySlug: challenges.citySlug,
			budgetFen: challenges.budgetFen,
			durationMonths: challenges.durationMonths,
			hasTwoEnvelopes: challenges.hasTwoEnvelopes,
			hasTestedKeys,
		})
		.from(challenges)
		.leftJoin(indicators, eq(indicators.challengeId, challenges.id))
		.where(eq(challenges.listId, listId))
		.groupBy(challenges.id)
		.orderBy(asc(challenges.position), asc(challenges.id))
		.limit(5000)
}

/** Moves challenges through approval to open together, each only from where `release` found it able to go; answers how many were opened. */
export async function openChallenges(tx: Tx, released: readonly ChallengeRelease[], now: Date): Promise<number> {
	let opened = 0
	for (const alike of groupByTerms(released)) {
		const [first] = alike
		if (!first) continue
		const { bidsCloseAt, questionsCloseAt, rulePack } = first
		for (let at = 0; at < alike.length; at += 500) {
			const ids = alike.slice(at, at + 500).map(({ id }) => id)
			const rows = await tx
				.update(challenges)
				.set({ status: 'open', bidsOpenAt: now, bidsCloseAt, questionsCloseAt, rulePack, updatedAt: now })
				.where(and(inArray(challenges.id, ids), inArray(challenges.status, ['draft', 'submitted', 'approved'])))
				.returning({ id: challenges.id })
			opened += rows.length
		}
	}
	return opened
}

/** Challenges that open on the same terms: deadline and rules. */
function groupByTerms(released: readonly ChallengeRelease[]): ChallengeRelease[][] {
	const groups = new Map<string, ChallengeRelease[]>()
	for (const one of released) {
		const terms = `${one.bidsCloseAt.getTime()} ${one.rulePack.owner} ${one.rulePack.version}`
		groups.set(terms, [...(groups.get(terms) ?? []), one])
	}
	return [...groups.values()]
}

/** The challenges of a list as the making of its opening keys looks at them, in order; at most 1,000. */
export async function listKeyed(db: Db, listId: string) {
	return db
		.select({
			id: challenges.id,
			code: challenges.code,
			title: challenges.title,
			language: challenges.language,
			status: challenges.status,
			issuerOrganisationId: challenges.issuerOrganisationId,
			hasTwoEnvelopes: challenges.hasTwoEnvelopes,
		})
		.from(challenges)
		.where(eq(challenges.listId, listId))
		.orderBy(asc(challenges.position), asc(challenges.id))
		.limit(1000)
}
