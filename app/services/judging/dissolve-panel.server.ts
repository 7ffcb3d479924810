import { accept, refuse } from '#app/domain/decision.ts'
import { liveSeats, movePanel, moveSeat } from '#app/domain/judging/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'
import { attemptOnPanel } from './attempt-on-panel.server.ts'
import { hasEmptySeat } from './read-panel.server.ts'

type DissolvePanel = { store: Store; actor: Member; code: string; reason: string; now: () => Date }

/**
 * The office dissolves a panel with an empty seat that nobody of its draw is left for; whoever sits on it is released, and another can be
 * committed. Refuses while the draw goes on: a panel that is not liked is no reason for another.
 */
export function dissolvePanel({ store, actor, code, reason, now }: DissolvePanel) {
	return store.tx(async (tx) => {
		const at = now()
		const opened = await attemptOnPanel(tx, { code, kind: 'panel.dissolved', actor, permission: 'panel.commit', at, reason })
		if (!opened.ok) return opened
		const { challenge, latest: panel, entry: attempt } = opened.value
		const challengeId = challenge.id
		if (!panel) return refused(tx, attempt, refuse({ code: 'no-panel' }))
		const entry = { ...attempt, subjectId: panel.id }
		const decision = movePanel('dissolve', panel.status)
		if (!decision.ok || !(await hasEmptySeat(tx, panel))) return refused(tx, entry, refuse({ code: 'draw-goes-on' }))
		for (const seat of await SeatedRepository.listOfPanel(tx, panel.id)) if (liveSeats.includes(seat.status)) await release(tx, seat, { challengeId, at })
		if (!(await PanelRepository.dissolve(tx, panel.id))) throw new Error(`panel ${panel.id} moved within the transaction`)
		await AuditRepository.append(tx, { ...entry, before: { status: panel.status }, after: { status: decision.value.to } })
		return accept(null)
	})
}

async function release(tx: Tx, seat: SeatedRepository.SeatRow, { challengeId, at }: { challengeId: string; at: Date }): Promise<void> {
	const decision = moveSeat('release', seat.status)
	if (!decision.ok || !(await SeatedRepository.moveStatus(tx, seat, decision.value, { answeredAt: at }))) throw new Error(`seat ${seat.id} moved`)
	const entry = { kind: 'seat.released', actor: 'clock', at, subject: 'seat', subjectId: seat.id, challengeId } as const
	await AuditRepository.append(tx, { ...entry, before: { status: seat.status }, after: { status: decision.value.to } })
}
