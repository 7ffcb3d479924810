import { accept, refuse } from '#app/domain/decision.ts'
import { moveSeat } from '#app/domain/judging/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findAllNamed } from '#app/services/organisation/find-named.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'
import { readPool } from './panel-pool.server.ts'
import { barSeat, replaceSeat } from './replace-seat.server.ts'

const kinds = { accept: 'seat.accepted', decline: 'seat.declined', recall: 'seat.recalled' } as const

type Attempt = { seatId: string; command: keyof typeof kinds; actor: Member; at: Date }

/** Opens an attempt at a command on a seat; to whoever may not, the seat is not there. */
async function attemptOn(tx: Tx, { seatId, command, actor, at }: Attempt) {
	const found = await SeatedRepository.findById(tx, seatId)
	if (!found) return refuse({ code: 'not-found' })
	const { seat, userId } = found
	const judged = await ChallengeRepository.findById(tx, found.challenge.id)
	if (!judged) throw new Error(`seat ${seatId} has no challenge`)
	const { challenge } = judged
	const entry = { kind: kinds[command], actor, at, subject: 'seat' as const, subjectId: seat.id, challengeId: challenge.id }
	const isAllowed = command === 'recall' ? can(actor, 'seat.recall', null) : can(actor, 'seat.answer', { userId })
	if (!isAllowed) return refused(tx, entry, refuse({ code: 'not-found' }))
	if (!can(actor, 'seat.hold', ChallengeRepository.factsOf(judged))) return refused(tx, entry, refuse({ code: 'judging-over' }))
	const decision = moveSeat(command, seat.status)
	return decision.ok ? accept({ seat, challenge, entry, move: decision.value }) : refused(tx, entry, refuse({ code: 'seat-answered' }))
}

type Accepting = { store: Store; actor: Member; seatId: string; declared: readonly string[]; now: () => Date }

/**
 * The invited expert declares ties first, and takes the seat if none is a conflict; else the seat is barred and goes to the next of the
 * draw in the same unit of work. Refuses an organisation nobody knows by this name; nothing is kept then.
 */
export function acceptSeat({ store, actor, seatId, declared, now }: Accepting) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { seatId, command: 'accept', actor, at })
		if (!attempt.ok) return attempt
		const { seat, challenge, entry, move } = attempt.value
		const named = await findAllNamed(tx, declared)
		if (!named.ok) return refused(tx, entry, named)
		for (const { id: organisationId } of named.value) {
			const tie = { expertId: seat.expertId, organisationId, kind: 'declared' as const, until: null, enteredAt: at, enteredByUserId: actor.userId }
			if (!(await ExpertRepository.insertTie(tx, tie))) continue
			const { subject: _, subjectId: __, ...rest } = entry
			await AuditRepository.append(tx, {
				...rest,
				kind: 'expert.tied',
				subject: 'expert',
				subjectId: seat.expertId,
				after: { kind: 'declared', organisation: organisationId },
			})
		}
		const own = (await readPool(tx, challenge, at)).find(({ expert }) => expert.id === seat.expertId)
		if (own?.conflicts.length !== 0) {
			await barSeat(tx, { seatId, panelId: seat.panelId, challengeId: challenge.id, conflicts: own?.conflicts ?? [], at })
			await replaceSeat(tx, { panelId: seat.panelId, seatId, at })
			return accept({ status: 'barred' as const })
		}
		if (!(await SeatedRepository.moveStatus(tx, seat, move, { answeredAt: at }))) throw new Error(`seat ${seatId} moved within the transaction`)
		await AuditRepository.append(tx, { ...entry, before: { status: seat.status }, after: { status: move.to, declared: named.value.length } })
		return accept({ status: 'accepted' as const })
	})
}

type GivingUp = { store: Store; actor: Member; seatId: string; command: 'decline' | 'recall'; reason: string; now: () => Date }

/** The expert declines, also after accepting, or the office recalls an invitation that nobody answers; the next of the draw is invited. */
export function giveUpSeat({ store, actor, seatId, command, reason, now }: GivingUp) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { seatId, command, actor, at })
		if (!attempt.ok) return attempt
		const { seat, challenge, entry, move } = attempt.value
		if (!(await SeatedRepository.moveStatus(tx, seat, move, { answeredAt: at, reason }))) throw new Error(`seat ${seatId} moved within the transaction`)
		await AuditRepository.append(tx, { ...entry, before: { status: seat.status }, after: { status: move.to }, reason })
		await replaceSeat(tx, { panelId: seat.panelId, seatId, at })
		return accept({ status: move.to, challenge: challenge.code })
	})
}
