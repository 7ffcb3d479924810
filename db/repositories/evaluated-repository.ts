import { and, eq, inArray, sql } from 'drizzle-orm'
import { liveSeats } from '#app/domain/judging/lifecycle.ts'
import type { Db } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { bids, blindPackages, experts, organisations, panelSeats, scoreSheets } from '#db/schema/index.ts'
import type { SheetRow } from './sheet-repository.ts'

/** Most sheets of one evaluation: far more than 500 bids with nine seats. */
const most = 20_000

const selectPlaced = prepared('placed_sheets', (db) => {
	const { id, evaluationId, bidId, seatId, status, total, note } = scoreSheets
	return db
		.select({ id, bidId, seatId, status, total, isNoted: sql<boolean>`${note} <> ''`.mapWith(Boolean) })
		.from(scoreSheets)
		.where(eq(evaluationId, sql.placeholder('evaluationId')))
		.orderBy(bidId, seatId)
		.limit(most)
})

/** Every sheet of an evaluation by seat and bid, with its total and whether it was noted on, and without what it says. */
export async function listPlaced(db: Db, evaluationId: string) {
	return selectPlaced(db, { evaluationId })
}

/** The seats of a panel that were accepted, with whose they are, the lowest number first. */
export async function listSeats(db: Db, panelId: string) {
	return db
		.select({ id: panelSeats.id, number: panelSeats.number, userId: experts.userId, status: panelSeats.status })
		.from(panelSeats)
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.where(and(eq(panelSeats.panelId, panelId), inArray(panelSeats.status, [...liveSeats])))
		.orderBy(panelSeats.number, panelSeats.id)
		.limit(100)
}

const selectBids = prepared('evaluated_bids', (db) =>
	db
		.select({
			id: bids.id,
			status: bids.status,
			code: blindPackages.code,
			organisation: { id: organisations.id, slug: organisations.slug, name: organisations.name, nameEn: organisations.nameEn },
		})
		.from(bids)
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.leftJoin(blindPackages, eq(blindPackages.bidId, bids.id))
		.where(
			and(
				eq(bids.challengeId, sql.placeholder('challengeId')),
				sql`exists (select 1 from ${scoreSheets} where ${scoreSheets.bidId} = ${bids.id} and ${scoreSheets.evaluationId} = ${sql.placeholder('evaluationId')})`,
			),
		)
		.orderBy(blindPackages.code, bids.id)
		.limit(5000),
)

/** The bids that an evaluation scores, with what the panel calls each and who bid, in the order of those codes. */
export async function listBids(db: Db, { id, challengeId }: { id: string; challengeId: string }) {
	return selectBids(db, { evaluationId: id, challengeId })
}

/** What the sheets of some bids say, with the numbers of their seats, bid by bid and in that order; those of seats that are still held. */
export async function listSheets(db: Db, evaluationId: string, bidIds: readonly string[]): Promise<(SheetRow & { seatNumber: number })[]> {
	if (bidIds.length === 0) return []
	const rows = await db
		.select({ sheet: scoreSheets, seatNumber: panelSeats.number })
		.from(scoreSheets)
		.innerJoin(panelSeats, eq(panelSeats.id, scoreSheets.seatId))
		.where(and(eq(scoreSheets.evaluationId, evaluationId), inArray(scoreSheets.bidId, [...bidIds]), eq(panelSeats.status, 'accepted')))
		.orderBy(scoreSheets.bidId, panelSeats.number, scoreSheets.id)
		.limit(most)
	return rows.map(({ sheet, seatNumber }) => ({ ...sheet, seatNumber }))
}
