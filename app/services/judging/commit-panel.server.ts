import { bytesToHex } from '@noble/hashes/utils.js'
import { drawPanel, inputHashOf, secretHashOf, writeDrawInput } from '#app/crypto/panel-draw.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { isPanelDone } from '#app/services/evaluation/panel-done.server.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import { attemptOnPanel } from './attempt-on-panel.server.ts'
import { freezePool } from './freeze-pool.server.ts'
import { readPool } from './panel-pool.server.ts'

/** The record the secret of a panel is bound to. */
export const secretRecord = (panelId: string): string => `panel ${panelId} secret`

type CommitPanel = { store: Store; vault: Pick<Vault, 'encrypt'>; actor: Member; code: string; size: number; now: () => Date }

/**
 * The office freezes who may be drawn for a challenge and commits to a secret: both hashes are public from then on. Refuses a second
 * commitment while the first stands, and a register from which no panel of this size can be drawn.
 */
export function commitPanel({ store, vault, actor, code, size, now }: CommitPanel) {
	return store.tx(async (tx) => {
		const at = now()
		const opened = await attemptOnPanel(tx, { code, kind: 'panel.committed', actor, permission: 'panel.commit', at })
		if (!opened.ok) return opened
		const { challenge, latest: before, entry: attempt } = opened.value
		if (before && !(await isPanelDone(tx, challenge.id, before))) return refused(tx, attempt, refuse({ code: 'panel-committed' }))
		const number = (before?.number ?? 0) + 1
		const { input, candidates } = freezePool(await readPool(tx, challenge, at), { challenge: code, panel: number, size })
		const secret = bytesToHex(crypto.getRandomValues(new Uint8Array(32)))
		// Whether a panel can be drawn at all does not depend on the order.
		const feasible = drawPanel({ input, secret, words: '' })
		if (!feasible.ok) return refused(tx, attempt, feasible)
		const id = newId()
		const hashes = { inputHash: inputHashOf(input), secretHash: secretHashOf(secret) }
		const panel = { id, challengeId: challenge.id, number, status: 'committed' as const, input: writeDrawInput(input), ...hashes }
		const isFirst = await PanelRepository.insert(
			tx,
			{ ...panel, sealedSecret: vault.encrypt(secret, secretRecord(id)), committedAt: at, committedByUserId: actor.userId },
			candidates,
		)
		if (!isFirst) return refuse({ code: 'panel-committed' })
		await AuditRepository.append(tx, { ...attempt, subjectId: id, after: { status: 'committed', ...hashes, size, experts: input.candidates.length } })
		return accept(hashes)
	})
}
