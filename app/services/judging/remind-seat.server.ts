import { accept, refuse } from '#app/domain/decision.ts'
import { answerDueAt, isReminderDue, mayRemind } from '#app/domain/judging/answer-due.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'

/** Asks an invited expert for an answer again, at most once a day. Refuses everyone but the office, and a seat that waits for no answer. */
export function remindSeat({ store, actor, seatId, now }: { store: Store; actor: Member; seatId: string; now: () => Date }) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await SeatedRepository.findById(tx, seatId)
		const judged = found && (await ChallengeRepository.findById(tx, found.challenge.id))
		if (!found || !judged) return refuse({ code: 'not-found' })
		const { seat, challenge } = found
		const entry = { kind: 'seat.reminded', actor, at, subject: 'seat', subjectId: seatId, challengeId: challenge.id } as const
		if (!can(actor, 'seat.recall', null)) return refused(tx, entry, refuse({ code: 'not-found' }))
		if (!can(actor, 'seat.hold', ChallengeRepository.factsOf(judged))) return refused(tx, entry, refuse({ code: 'judging-over' }))
		if (seat.status !== 'invited') return refused(tx, entry, refuse({ code: 'seat-answered' }))
		if (!mayRemind(seat, at)) return refused(tx, entry, refuse({ code: 'reminded-today' }))
		const dueAt = answerDueAt(seat, await currentCalendar(tx))
		if (!(await SeatedRepository.remind(tx, seat, at))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, after: { dueAt: dueAt.toISOString() } })
		return accept({ challenge: challenge.code })
	})
}

/** Reminds whoever has not answered when the answer was due, once each; see `isReminderDue`. Answers how many were. Writes nothing where nobody is to be. */
export async function remindDueSeats({ store, now }: { store: Store; now: Date }): Promise<number> {
	const waiting = await SeatedRepository.listWaiting(store.db)
	const calendar = await currentCalendar(store.db)
	let reminded = 0
	for (const { seat, challengeId } of waiting) {
		if (!isReminderDue(seat, calendar, now)) continue
		const dueAt = answerDueAt(seat, calendar)
		const isReminded = await store.tx(async (tx) => {
			if (!(await SeatedRepository.remind(tx, seat, now))) return false
			const entry = { kind: 'seat.reminded', actor: 'clock', at: now, subject: 'seat', subjectId: seat.id, challengeId } as const
			await AuditRepository.append(tx, { ...entry, after: { dueAt: dueAt.toISOString() } })
			return true
		})
		if (isReminded) reminded++
	}
	return reminded
}
