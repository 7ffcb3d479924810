import { accept, refuse } from '#app/domain/decision.ts'
import { mergeDraft, type SentDraft } from '#app/domain/draft/draft.ts'
import { moveSheet } from '#app/domain/evaluation/lifecycle.ts'
import { toSheetValues } from '#app/domain/evaluation/sheet.ts'
import { applySheetValues, isOfSheet } from '#app/domain/evaluation/sheet-form.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'
import { attemptOnSheet } from './attempt-on-sheet.server.ts'
import { encryptComments, sheetContent } from './encrypted-sheet.server.ts'

type SaveSheet = { store: Store; vault: Vault; actor: Member; sheetId: string; sent: SentDraft; now: () => Date }

/**
 * Saves the fields sent into a score sheet. Fields that were changed elsewhere since come back as conflicts with both values, unsaved. Refuses
 * everyone but its expert, a sheet that is submitted, and once the scores are locked.
 */
export function saveSheet({ store, vault, actor, sheetId, sent, now }: SaveSheet) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnSheet(tx, actor, sheetId, at)
		if (!attempt.ok) return attempt
		const { found, criteria, indicators } = attempt.value
		const { sheet } = found
		if (!moveSheet('submit', sheet.status).ok) return refuse({ code: 'sheet-submitted' })
		const shape = { criteria: criteria.length, indicatorIds: indicators.map(({ id }) => id) }
		const values = Object.fromEntries(Object.entries(sent.values).filter(([field]) => isOfSheet(field, shape)))
		const content = sheetContent(vault, sheet)
		const { revision, fieldRevisions } = sheet
		const merge = mergeDraft({ values: toSheetValues(content), revision, fieldRevisions }, { ...sent, values })
		const answer = { revision: merge.revision, conflicts: merge.conflicts, news: merge.news }
		if (Object.keys(merge.changes).length === 0) return accept({ ...answer, savedAt: sheet.savedAt })
		const { points, judgements, comments } = applySheetValues(content, merge.changes)
		const saving = { points, judgements, comments: encryptComments(vault, sheet, comments), revision: merge.revision, fieldRevisions: merge.fieldRevisions }
		if (!(await SheetRepository.save(tx, sheet, { ...saving, savedAt: at }))) throw new Error(`sheet ${sheetId} moved within the transaction`)
		return accept({ ...answer, savedAt: at })
	})
}
