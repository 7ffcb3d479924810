import { and, asc, count, desc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm'
import type { AuditKind, AuditSubject } from '#app/domain/audit/audit.ts'
import { isNews } from '#app/domain/notification/news.ts'
import type { Member, Visitor } from '#app/domain/permission/actor.ts'
import type { Db, Tx } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { type AuditDetail, auditEntries, challengeLists, challenges, organisations, releaseEvents, tellings, users } from '#db/schema/index.ts'

/** Who did it: a signed-in actor, or one who just proved who they are; or the server's clock or a command on its console. */
export type AuditActor = Visitor | (Pick<Member, 'kind' | 'userId'> & { organisation: { id: string } }) | 'clock' | 'console'

export type NewAuditEntry = {
	kind: AuditKind
	actor: AuditActor
	at: Date
	subject: AuditSubject
	subjectId: string
	challengeId?: string
	before?: AuditDetail
	after?: AuditDetail
	isRefused?: boolean
	reason?: string
}

type Column = Exclude<keyof typeof auditEntries.$inferInsert, 'id'>

const insertOne = prepared('append_audit_entry', (tx: Tx) =>
	tx
		.insert(auditEntries)
		.values({
			at: sql.placeholder('at'),
			kind: sql.placeholder('kind'),
			actorUserId: sql.placeholder('actorUserId'),
			actorOrganisationId: sql.placeholder('actorOrganisationId'),
			subject: sql.placeholder('subject'),
			subjectId: sql.placeholder('subjectId'),
			challengeId: sql.placeholder('challengeId'),
			before: sql`${sql.placeholder('before')}`,
			after: sql`${sql.placeholder('after')}`,
			isRefused: sql.placeholder('isRefused'),
			reason: sql.placeholder('reason'),
		} satisfies Record<Column, unknown>)
		.returning({ id: auditEntries.id }),
)

const insertTelling = prepared('append_telling', (tx: Tx) => tx.insert(tellings).values({ auditEntryId: sql.placeholder('auditEntryId') }))

const written = (detail: AuditDetail | undefined) => (detail === undefined ? null : JSON.stringify(detail))

/** Appends one entry, and notes it where it is news to be told after the commit; nothing ever changes or removes it. */
export async function append(tx: Tx, entry: NewAuditEntry): Promise<void> {
	const { actor, before, after, challengeId = null, isRefused = false, reason = null, ...said } = entry
	const given = { ...said, ...doerOf(actor), challengeId, isRefused, reason, before: written(before), after: written(after) }
	const [row] = await insertOne(tx, given satisfies Record<Column, unknown>)
	if (row && !isRefused && isNews(said.kind)) await insertTelling(tx, { auditEntryId: row.id })
}

/** Appends several entries, in their order, and notes those that are news to be told after the commit. */
export async function appendAll(tx: Tx, entries: readonly NewAuditEntry[]): Promise<void> {
	const appended = await insertAll(tx, entries)
	const news = appended.filter(({ kind, isRefused }) => !isRefused && isNews(kind)).sort((one, other) => one.id - other.id)
	for (let at = 0; at < news.length; at += 500) await tx.insert(tellings).values(news.slice(at, at + 500).map(({ id }) => ({ auditEntryId: id })))
}

/** Appends what happened long ago, of which nobody is told any more; for the demo data. */
export async function appendHistory(tx: Tx, entries: readonly NewAuditEntry[]): Promise<void> {
	await insertAll(tx, entries)
}

/** Who acted, and for whom; for nobody where it is an expert from outside, who stands for themself. */
function doerOf(actor: AuditActor) {
	if (typeof actor !== 'object' || actor.kind !== 'user') return { actorUserId: null, actorOrganisationId: null }
	return { actorUserId: actor.userId, actorOrganisationId: actor.organisation.id === actor.userId ? null : actor.organisation.id }
}

async function insertAll(tx: Tx, entries: readonly NewAuditEntry[]) {
	const { id, kind, isRefused } = auditEntries
	const rows = entries.map(({ actor, ...entry }) => ({ ...entry, ...doerOf(actor) }))
	const appended = []
	for (let at = 0; at < rows.length; at += 500) {
		appended.push(
			...(await tx
				.insert(auditEntries)
				.values(rows.slice(at, at + 500))
				.returning({ id, kind, isRefused })),
		)
	}
	return appended
}

type Listing = { kind?: AuditKind; isRefused?: boolean; challengeId?: string; beforeId?: number; afterId?: number; limit: number }

/** Entries newest first, with the names of who acted; at most `limit`: those just older than `beforeId`, or just newer than `afterId`, or the newest. */
export async function listEntries(db: Db, { kind, isRefused, challengeId, beforeId, afterId, limit }: Listing) {
	const rows = await db
		.select({ entry: auditEntries, userName: users.name, organisationName: organisations.name })
		.from(auditEntries)
		.leftJoin(users, eq(users.id, auditEntries.actorUserId))
		.leftJoin(organisations, eq(organisations.id, auditEntries.actorOrganisationId))
		.where(
			and(
				kind ? eq(auditEntries.kind, kind) : undefined,
				challengeId ? eq(auditEntries.challengeId, challengeId) : undefined,
				isRefused === undefined ? undefined : eq(auditEntries.isRefused, isRefused),
				beforeId ? lt(auditEntries.id, beforeId) : undefined,
				afterId ? gt(auditEntries.id, afterId) : undefined,
			),
		)
		.orderBy(afterId ? asc(auditEntries.id) : desc(auditEntries.id))
		.limit(limit)
	return afterId ? rows.reverse() : rows
}

/** Entries about one challenge, newest first; at most 200. */
export async function listByChallenge(db: Db, challengeId: string) {
	const rows = await listEntries(db, { challengeId, limit: 200 })
	return rows.map((row) => row.entry)
}

/** The last of these things that was done to a subject, with who did it; undefined when there is none. */
export async function findLatest(db: Db, subject: AuditSubject, subjectId: string, kinds: readonly AuditKind[]) {
	const [found] = await db
		.select({
			id: auditEntries.id,
			kind: auditEntries.kind,
			at: auditEntries.at,
			userName: users.name,
			organisationName: organisations.name,
			organisationId: auditEntries.actorOrganisationId,
			organisationKind: organisations.kind,
		})
		.from(auditEntries)
		.leftJoin(users, eq(users.id, auditEntries.actorUserId))
		.leftJoin(organisations, eq(organisations.id, auditEntries.actorOrganisationId))
		.where(
			and(eq(auditEntries.subject, subject), eq(auditEntries.subjectId, subjectId), eq(auditEntries.isRefused, false), inArray(auditEntries.kind, [...kinds])),
		)
		.orderBy(desc(auditEntries.id))
		.limit(1)
	return found
}

/** The statuses that subjects of a challenge had before these things were last done to them, by the keys of the subjects. */
export async function listStatusesBefore(db: Db, challengeId: string, kinds: readonly AuditKind[]): Promise<Map<string, unknown>> {
	const { id, subjectId, before } = auditEntries
	const isDone = and(eq(auditEntries.challengeId, challengeId), eq(auditEntries.isRefused, false), inArray(auditEntries.kind, [...kinds]))
	const rows = await db.select({ subjectId, before }).from(auditEntries).where(isDone).orderBy(id).limit(20_000)
	return new Map(rows.map((row) => [row.subjectId, row.before?.status]))
}

/** How many attempts were refused since an instant. */
export async function countRefusedSince(db: Db, since: Date): Promise<number> {
	const [row] = await db
		.select({ total: count() })
		.from(auditEntries)
		.where(and(eq(auditEntries.isRefused, true), gte(auditEntries.at, since)))
	return row?.total ?? 0
}

type Subject = { subject: AuditSubject; subjectId: string; challengeId: string | null }

/** What readers call the subjects of entries, by their keys: names of people and organisations, codes of lists and challenges. */
export async function nameSubjects(db: Db, entries: readonly Subject[]): Promise<Map<string, string>> {
	const idsOf = (subject: AuditSubject) => [...new Set(entries.filter((entry) => entry.subject === subject).map((entry) => entry.subjectId))]
	const challengeIds = [...new Set([...idsOf('challenge'), ...entries.flatMap((entry) => entry.challengeId ?? [])])]
	const named = [
		await db
			.select({ id: users.id, name: users.name })
			.from(users)
			.where(inArray(users.id, idsOf('user'))),
		await db
			.select({ id: organisations.id, name: organisations.name })
			.from(organisations)
			.where(inArray(organisations.id, idsOf('organisation'))),
		await db
			.select({ id: challengeLists.id, name: challengeLists.code })
			.from(challengeLists)
			.where(inArray(challengeLists.id, idsOf('list'))),
		await db
			.select({ id: releaseEvents.id, name: releaseEvents.name })
			.from(releaseEvents)
			.where(inArray(releaseEvents.id, idsOf('event'))),
		await db.select({ id: challenges.id, name: challenges.code }).from(challenges).where(inArray(challenges.id, challengeIds)),
	]
	return new Map(named.flat().map(({ id, name }) => [id, name]))
}
