import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { liveSeats } from '#app/domain/judging/lifecycle.ts'
import type { WorkloadOrder } from '#app/domain/judging/workload.ts'
import type { Db } from '#db/client.ts'
import { challenges, evaluations, experts, organisations, panelSeats, panels, scoreSheets, users } from '#db/schema/index.ts'

/** Most answers of one expert in a year that a median is taken of. */
const mostAnswers = 1000
const countWhere = (condition: SQL | undefined) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)
const feesWhere = (condition: SQL) => sql<number>`coalesce(sum(case when ${condition} then ${panelSeats.feeFen} else 0 end), 0)`.mapWith(Number)

/** What became of each expert's invitations since an instant, the seats they hold of what is still judged, and their fees. */
function ofSeats(db: Db, since: Date) {
	const isRecent = gte(panelSeats.invitedAt, since)
	const isHeld = and(inArray(panelSeats.status, [...liveSeats]), inArray(challenges.status, ['opened', 'evaluating']))
	return db
		.select({
			expertId: panelSeats.expertId,
			invited: countWhere(isRecent).as('invited'),
			accepted: countWhere(and(isRecent, eq(panelSeats.status, 'accepted'))).as('accepted'),
			declined: countWhere(and(isRecent, eq(panelSeats.status, 'declined'))).as('declined'),
			barred: countWhere(and(isRecent, eq(panelSeats.status, 'barred'))).as('barred'),
			held: countWhere(isHeld).as('held'),
			owedFen: feesWhere(isNull(panelSeats.feePaidAt)).as('owed_fen'),
			paidFen: feesWhere(isNotNull(panelSeats.feePaidAt)).as('paid_fen'),
		})
		.from(panelSeats)
		.innerJoin(panels, eq(panels.id, panelSeats.panelId))
		.innerJoin(challenges, eq(challenges.id, panels.challengeId))
		.groupBy(panelSeats.expertId)
		.as('of_seats')
}

/** How many score sheets each expert has still to hand in, and how many of those are late; nothing of what is in them. */
function ofSheets(db: Db, now: Date) {
	return db
		.select({
			expertId: sql<string>`${panelSeats.expertId}`.as('sheets_expert_id'),
			outstanding: sql<number>`count(*)`.mapWith(Number).as('outstanding'),
			overdue: countWhere(sql`${evaluations.dueAt} <= ${now.getTime()}`).as('overdue'),
		})
		.from(evaluations)
		.innerJoin(scoreSheets, eq(scoreSheets.evaluationId, evaluations.id))
		.innerJoin(panelSeats, eq(panelSeats.id, scoreSheets.seatId))
		.where(and(eq(evaluations.status, 'scoring'), inArray(scoreSheets.status, ['draft', 'reopened']), eq(panelSeats.status, 'accepted')))
		.groupBy(panelSeats.expertId)
		.as('of_sheets')
}

type Asked = { since: Date; now: Date; order: WorkloadOrder; limit: number; offset: number }

/** The experts of the register with their load, the most loaded first; `limit` after `offset`. */
export async function listWorkload(db: Db, { since, now, order, limit, offset }: Asked) {
	const [seats, sheets] = [ofSeats(db, since), ofSheets(db, now)]
	const counted = (column: SQL.Aliased<number>) => sql<number>`coalesce(${column}, 0)`.mapWith(Number)
	const by = {
		held: [desc(counted(seats.held)), desc(counted(sheets.outstanding))],
		outstanding: [desc(counted(sheets.overdue)), desc(counted(sheets.outstanding))],
		owed: [desc(counted(seats.owedFen))],
		name: [],
	}
	return db
		.select({
			id: experts.id,
			name: users.name,
			organisation: { slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn },
			invited: counted(seats.invited),
			accepted: counted(seats.accepted),
			declined: counted(seats.declined),
			barred: counted(seats.barred),
			held: counted(seats.held),
			outstanding: counted(sheets.outstanding),
			overdue: counted(sheets.overdue),
			owedFen: counted(seats.owedFen),
			paidFen: counted(seats.paidFen),
		})
		.from(experts)
		.innerJoin(users, eq(users.id, experts.userId))
		.innerJoin(organisations, eq(organisations.id, users.organisationId))
		.leftJoin(seats, eq(seats.expertId, experts.id))
		.leftJoin(sheets, eq(sheets.expertId, experts.id))
		.where(isNull(experts.endedAt))
		.orderBy(...by[order], asc(users.name), asc(experts.id))
		.limit(limit)
		.offset(offset)
}

/** How many experts the register has. */
export async function countExperts(db: Db): Promise<number> {
	const [row] = await db.select({ count: count() }).from(experts).where(isNull(experts.endedAt))
	return row?.count ?? 0
}

/** When these experts were invited and answered themselves, since an instant; an invitation that was recalled is no answer. */
export async function listAnswers(db: Db, expertIds: readonly string[], since: Date) {
	if (expertIds.length === 0) return []
	const rows = await db
		.select({ expertId: panelSeats.expertId, invitedAt: panelSeats.invitedAt, answeredAt: panelSeats.answeredAt })
		.from(panelSeats)
		.where(
			and(
				inArray(panelSeats.expertId, [...expertIds]),
				gte(panelSeats.invitedAt, since),
				inArray(panelSeats.status, ['accepted', 'declined', 'barred']),
				isNotNull(panelSeats.answeredAt),
			),
		)
		.orderBy(panelSeats.expertId, panelSeats.invitedAt, panelSeats.id)
		.limit(expertIds.length * mostAnswers)
	return rows.flatMap(({ answeredAt, ...row }) => (answeredAt === null ? [] : [{ ...row, answeredAt }]))
}
