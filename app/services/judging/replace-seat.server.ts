import { nextSeated, orderOf, readDrawInput } from '#app/crypto/panel-draw.ts'
import { liveSeats, moveSeat } from '#app/domain/judging/lifecycle.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'
import { readPool } from './panel-pool.server.ts'

type Replacing = { panelId: string; seatId: string; at: Date }

/**
 * Gives a seat that was given up to the next of the same draw, and invites them. Whoever has come into a conflict since the commitment is
 * barred as their turn comes, on record, and the one after them is asked. Nobody is, where nobody is left.
 */
export async function replaceSeat(tx: Tx, { panelId, seatId, at }: Replacing): Promise<void> {
	const panel = await PanelRepository.findById(tx, panelId)
	const found = panel && (await ChallengeRepository.findById(tx, panel.challengeId))
	if (!panel || !found || panel.secret === null) throw new Error(`panel ${panelId} was not drawn`)
	const input = readDrawInput(panel.input)
	const order = orderOf({ input, secret: panel.secret, words: panel.words })
	const experts = await PanelRepository.listCandidates(tx, panelId)
	const pool = await readPool(tx, found.challenge, at)
	let given = seatId
	for (;;) {
		const seats = await SeatedRepository.listOfPanel(tx, panelId)
		const codesOf = (isLive: boolean) => seats.filter(({ status }) => liveSeats.includes(status) === isLive).map(({ code }) => code)
		const next = nextSeated({ order, rules: input.rules, seated: codesOf(true), gone: codesOf(false) })
		if (!next.ok) return
		const { code } = next.value
		const expertId = experts.find((one) => one.code === code)?.expertId
		if (expertId === undefined) throw new Error(`panel ${panelId} has no expert ${code}`)
		await SeatedRepository.noteNext(tx, given, code)
		given = await inviteSeat(tx, { panelId, challengeId: panel.challengeId, expertId, code, number: seats.length + 1, at })
		const conflicts = pool.find(({ expert }) => expert.id === expertId)?.conflicts
		// Who left the register is not in the pool any more, and as little to be asked.
		if (conflicts?.length === 0) return
		await barSeat(tx, { seatId: given, panelId, challengeId: panel.challengeId, conflicts: conflicts ?? [], at })
	}
}

type Inviting = { panelId: string; challengeId: string; expertId: string; code: string; number: number; at: Date }

/** Gives a seat to an expert and invites them; answers its key. */
export async function inviteSeat(tx: Tx, { challengeId, at, ...seat }: Inviting): Promise<string> {
	const seatId = await SeatedRepository.insert(tx, { ...seat, invitedAt: at })
	const entry = { kind: 'seat.invited', actor: 'clock', at, subject: 'seat', subjectId: seatId, challengeId } as const
	await AuditRepository.append(tx, { ...entry, after: { status: 'invited', code: seat.code } })
	return seatId
}

type Barring = { seatId: string; panelId: string; challengeId: string; conflicts: SeatedRepository.SeatRow['conflicts']; at: Date }

/** Bars an invited seat for its conflicts. */
export async function barSeat(tx: Tx, { seatId, panelId, challengeId, conflicts, at }: Barring): Promise<void> {
	const decision = moveSeat('bar', 'invited')
	if (!decision.ok || !(await SeatedRepository.moveStatus(tx, { id: seatId, panelId }, decision.value, { answeredAt: at, conflicts })))
		throw new Error(`seat ${seatId} moved within the transaction`)
	const kinds = [...new Set(conflicts.map(({ kind }) => kind))].join(', ')
	const entry = { kind: 'seat.barred', actor: 'clock', at, subject: 'seat', subjectId: seatId, challengeId } as const
	await AuditRepository.append(tx, { ...entry, before: { status: 'invited' }, after: { status: decision.value.to, conflicts: kinds } })
}
