import { accept, refuse } from '#app/domain/decision.ts'
import { whyOf } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'

type Reading = { store: Store; actor: Member }

const seatOf = ({ seat: { id, status, invitedAt, answeredAt, conflicts }, challenge: { code, title, language } }: SeatedRepository.FoundSeat) => ({
	id,
	status,
	invitedAt,
	answeredAt,
	why: whyOf(conflicts),
	challenge: { code, title, language },
})

/** A person's seats and what they are excluded from, for their own desk. */
export async function readOwnSeats({ store: { db }, actor }: Reading) {
	const seats = await SeatedRepository.listOfUser(db, actor.userId)
	const excluded = await SeatedRepository.listExcluded(db, actor.userId)
	return {
		seats: seats.map(seatOf),
		excluded: excluded.map(({ conflicts, at, ...challenge }) => ({ challenge, at, why: whyOf(conflicts) })),
	}
}

/** A seat with whether it may still change hands: only while its challenge is being judged. */
async function withState(db: Db, actor: Member, found: SeatedRepository.FoundSeat) {
	const challenge = await ChallengeRepository.findById(db, found.challenge.id)
	return { ...seatOf(found), mayAnswer: challenge !== undefined && can(actor, 'seat.hold', ChallengeRepository.factsOf(challenge)) }
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
