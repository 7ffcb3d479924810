import { startOfDay } from '#app/domain/calendar/working-days.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { FeeForm } from '#app/domain/judging/forms.ts'
import { feeSeats } from '#app/domain/judging/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'

/** The fee for a seat, for the office to enter. Refuses `not-found`, also for a seat that nobody took. */
export async function readFee({ store: { db }, actor, seatId }: { store: Store; actor: Member; seatId: string }) {
	const found = can(actor, 'office.manage', null) ? await SeatedRepository.findById(db, seatId) : undefined
	if (!found || !feeSeats.includes(found.seat.status)) return refuse({ code: 'not-found' })
	const { code, feeFen, feeNote, feePaidAt } = found.seat
	return accept({ seatId, code, name: found.name, challenge: found.challenge, feeFen, feeNote, feePaidAt })
}

type EnterFee = { store: Store; actor: Member; seatId: string; fee: FeeForm; now: () => Date }

/** The office notes the fee (评审费) for a seat, and when it was paid. Refuses everyone else, a seat that nobody took, and a day of payment yet to come. */
export function enterFee({ store, actor, seatId, fee: { amount, note, paidOn }, now }: EnterFee) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await SeatedRepository.findById(tx, seatId)
		if (!found) return refuse({ code: 'not-found' })
		const { seat, challenge } = found
		const entry = { kind: 'seat.fee-entered', actor, at, subject: 'seat', subjectId: seatId, challengeId: challenge.id } as const
		if (!can(actor, 'office.manage', null) || !feeSeats.includes(seat.status)) return refused(tx, entry, refuse({ code: 'not-found' }))
		const feePaidAt = paidOn === undefined ? null : startOfDay(paidOn)
		if (feePaidAt !== null && feePaidAt > at) return refused(tx, entry, refuse({ code: 'day-to-come' }))
		await SeatedRepository.enterFee(tx, seatId, { feeFen: amount, feeNote: note, feePaidAt })
		const detail = (feeFen: number | null, paidAt: Date | null) => ({ feeFen, paidAt: paidAt?.toISOString() ?? null })
		await AuditRepository.append(tx, { ...entry, before: detail(seat.feeFen, seat.feePaidAt), after: detail(amount, feePaidAt) })
		return accept({ challenge: challenge.code })
	})
}
