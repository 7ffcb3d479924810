import { accept, refuse } from '#app/domain/decision.ts'
import { moveSheet } from '#app/domain/evaluation/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'
import { attemptOnSheet } from './attempt-on-sheet.server.ts'

type ReopenSheet = { store: Store; actor: Member; sheetId: string; reason: string; now: () => Date }

/** An expert opens its own submitted sheet again, with the reason; what it said stays kept with its hash. Refuses everyone else, what is not submitted, and once the scores are locked. */
export function reopenSheet({ store, actor, sheetId, reason, now }: ReopenSheet) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnSheet(tx, actor, sheetId, at)
		if (!attempt.ok) return attempt
		const { sheet, challenge } = attempt.value.found
		const entry = { kind: 'sheet.reopened', actor, at, subject: 'sheet', subjectId: sheet.id, challengeId: challenge.id, reason } as const
		const decision = moveSheet('reopen', sheet.status)
		if (!decision.ok) return refused(tx, entry, refuse({ code: 'sheet-not-submitted' }))
		const latest = await SheetRepository.findLatestVersion(tx, sheet.id)
		if (!latest || !(await SheetRepository.markReopened(tx, latest.id, at, reason))) throw new Error(`sheet ${sheetId} has no version to reopen`)
		if (!(await SheetRepository.moveStatus(tx, sheet, decision.value, { note: '' }))) throw new Error(`sheet ${sheetId} moved within the transaction`)
		await AuditRepository.append(tx, {
			...entry,
			before: { status: sheet.status },
			after: { status: decision.value.to, bid: sheet.bidId, version: latest.number },
		})
		return accept(null)
	})
}
