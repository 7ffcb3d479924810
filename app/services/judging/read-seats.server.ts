import type { Calendar } from '#app/domain/calendar/working-days.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { answerDueAt } from '#app/domain/judging/answer-due.ts'
import { whyOf } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'

type Reading = { store: Store; actor: Member }

/** The fee for a seat as its expert reads it; null until one is entered. */
const feeOf = ({ feeFen, feeNote, feePaidAt }: SeatedRepository.SeatRow) => (feeFen === null ? null : { fen: feeFen, note: feeNote, paidAt: feePaidAt })

function seatOf({ seat, challenge: { code, title, language } }: SeatedRepository.FoundSeat, calendar: Calendar) {
	const { id, status, invitedAt, answeredAt, conflicts } = seat
	return {
		id,
		status,
		invitedAt,
		/** Until when it is to be answered; none once it was. */
		dueAt: status === 'invited' ? answerDueAt(seat, calendar) : null,
		answeredAt,
		fee: feeOf(seat),
		why: whyOf(conflicts),
		challenge: { code, title, language },
	}
}

/** A person's seats and what they are excluded from, for their own desk. */
export async function readOwnSeats({ store: { db }, actor }: Reading) {
	const seats = await SeatedRepository.listOfUser(db, actor.userId)
	const excluded = await SeatedRepository.listExcluded(db, actor.userId)
	const calendar = await currentCalendar(db)
	return {
		seats: seats.map((seat) => seatOf(seat, calendar)),
		excluded: excluded.map(({ conflicts, at, ...challenge }) => ({ challenge, at, why: whyOf(conflicts) })),
	}
}

/** A seat with whether it may still change hands: only while its challenge is being judged. */
async function withState(db: Db, actor: Member, found: SeatedRepository.FoundSeat) {
	const challenge = await ChallengeRepository.findById(db, found.challenge.id)
	const mayAnswer = challenge !== undefined && can(actor, 'seat.hold', ChallengeRepository.factsOf(challenge))
	return { ...seatOf(found, await currentCalendar(db)), mayAnswer }
}

/** One seat, for its own expert. Refuses `not-found`. */
export async function readSeat({ store: { db }, actor, seatId }: Reading & { seatId: string }) {
	const found = await SeatedRepository.findById(db, seatId)
	return found && can(actor, 'seat.answer', { userId: found.userId }) ? accept(await withState(db, actor, found)) : refuse({ code: 'not-found' })
}

/** A seat whose invitation waits for an answer, for the office. Refuses `not-found`. */
export async function readInvitedSeat({ store: { db }, actor, seatId }: Reading & { seatId: string }) {
	const found = can(actor, 'seat.recall', null) ? await SeatedRepository.findById(db, seatId) : undefined
	return found?.seat.status === 'invited' ? accept(await withState(db, actor, found)) : refuse({ code: 'not-found' })
}
