import { drawPanel, readDrawInput } from '#app/crypto/panel-draw.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { movePanel } from '#app/domain/judging/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import type * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import { attemptOnPanel } from './attempt-on-panel.server.ts'
import { secretRecord } from './commit-panel.server.ts'
import { readPool } from './panel-pool.server.ts'
import { barSeat, inviteSeat, replaceSeat } from './replace-seat.server.ts'

type DrawPanel = { store: Store; vault: Pick<Vault, 'decrypt'>; actor: Member; code: string; words: string; now: () => Date }

/** The issuer draws the panel that was committed to, with words of its own, which reveals the secret. Once. */
export function drawCommittedPanel({ store, vault, actor, code, words, now }: DrawPanel) {
	return store.tx(async (tx) => {
		const at = now()
		const opened = await attemptOnPanel(tx, { code, kind: 'panel.drawn', actor, permission: 'panel.draw', at })
		if (!opened.ok) return opened
		const { challenge, latest: panel, entry: attempt } = opened.value
		if (!panel) return refused(tx, attempt, refuse({ code: 'no-panel' }))
		const entry = { ...attempt, subjectId: panel.id }
		const decision = movePanel('draw', panel.status)
		if (!decision.ok) return refused(tx, entry, refuse({ code: 'panel-drawn' }))
		const secret = vault.decrypt(panel.sealedSecret, secretRecord(panel.id))
		const drawn = drawPanel({ input: readDrawInput(panel.input), secret, words })
		if (!drawn.ok) throw new Error(`panel ${panel.id} was committed and cannot be drawn: ${drawn.refusal.code}`)
		const codes = drawn.value.map((one) => one.code)
		if (!(await PanelRepository.draw(tx, panel.id, { secret, words, drawnAt: at, drawnByUserId: actor.userId }, codes))) return refuse({ code: 'panel-drawn' })
		await AuditRepository.append(tx, { ...entry, before: { status: panel.status }, after: { status: decision.value.to, drawn: codes.join(', ') } })
		await inviteDrawn(tx, { panelId: panel.id, challenge, at }, codes)
		return accept({ drawn: codes })
	})
}

type Inviting = { panelId: string; challenge: ChallengeRepository.ChallengeRow; at: Date }

/** Invites those drawn; whoever has come into a conflict since the commitment is barred on record, and the next of the draw asked. */
async function inviteDrawn(tx: Tx, { panelId, challenge, at }: Inviting, codes: readonly string[]): Promise<void> {
	const candidates = await PanelRepository.listCandidates(tx, panelId)
	const pool = await readPool(tx, challenge, at)
	const seats = []
	for (const [index, code] of codes.entries()) {
		const expertId = candidates.find((one) => one.code === code)?.expertId ?? ''
		const seatId = await inviteSeat(tx, { panelId, challengeId: challenge.id, expertId, code, number: index + 1, at })
		// Who left the register since is as little to be asked as who came into a conflict.
		const own = pool.find(({ expert }) => expert.id === expertId)
		if (own?.conflicts.length !== 0) seats.push({ seatId, conflicts: own?.conflicts ?? [] })
	}
	for (const { seatId, conflicts } of seats) {
		await barSeat(tx, { seatId, panelId, challengeId: challenge.id, conflicts, at })
		await replaceSeat(tx, { panelId, seatId, at })
	}
}
