import type { Db, Tx } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import type { SeatRow } from '#db/repositories/seated-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'

type Seat = Pick<SeatRow, 'id' | 'panelId'>

/** The newest evaluation of a challenge, where the panel of this seat scores in it. */
async function evaluationOf(db: Db, challengeId: string, { panelId }: Seat) {
	const latest = await EvaluationRepository.findLatest(db, challengeId)
	return latest?.panelId === panelId ? latest : undefined
}

/** Whether the scores that the panel of this seat gave are locked, so that the seat changes hands no more. */
export async function areScoresOfSeatLocked(db: Db, challengeId: string, seat: Seat): Promise<boolean> {
	return (await evaluationOf(db, challengeId, seat))?.status === 'locked'
}

/** Gives a seat that was just accepted its sheets, where its panel scores already. */
export async function giveSheets(tx: Tx, challengeId: string, seat: Seat, at: Date): Promise<void> {
	const evaluation = await evaluationOf(tx, challengeId, seat)
	if (evaluation?.status !== 'scoring') return
	// What is scored stays `qualified` until the scores are locked.
	const scored = (await BidRepository.listStanding(tx, challengeId)).filter(({ bid }) => bid.status === 'qualified')
	const places = scored.map(({ bid }) => ({ evaluationId: evaluation.id, seatId: seat.id, bidId: bid.id }))
	await SheetRepository.insertDrafts(tx, places, at)
}

/** Removes the sheets of a seat that was given up while its panel scores. What the log says of them stays. */
export async function removeSheets(tx: Tx, challengeId: string, seat: Seat): Promise<void> {
	const evaluation = await evaluationOf(tx, challengeId, seat)
	if (evaluation?.status === 'scoring') await SheetRepository.removeOfSeat(tx, evaluation.id, seat.id)
}
