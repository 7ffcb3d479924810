import type { ActionFunctionArgs } from '@remix-run/node'
import { readSheetDraft, SheetParams } from '#app/domain/evaluation/sheet-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { parseParams } from '#app/http/params.ts'
import { answerSave, requireSaver } from '#app/http/save-in-background.server.ts'
import { saveSheet } from '#app/services/evaluation/save-sheet.server.ts'

/** Saves a score sheet as it is typed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const { errors, ...sent } = readSheetDraft(await formEntries(request))
	return answerSave(await saveSheet({ store: context.store, vault: context.vault, actor, sheetId, sent, now: context.now }), errors)
}
