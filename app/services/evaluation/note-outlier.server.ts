import { accept, refuse } from '#app/domain/decision.ts'
import { outliersOf } from '#app/domain/evaluation/ranking.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'
import { encryptNote, noteOf } from './encrypted-sheet.server.ts'
import { countedSheets } from './ranked-bids.server.ts'
import { viewAsExpert } from './view-evaluation.server.ts'

type Noting = { actor: Member; sheetId: string }

/** A sheet of one's own with the evaluation as its expert looks at it; refuses `not-found`, and so where its bid is kept from them. */
async function findOwn(db: Db, { actor, sheetId, now }: Noting & { now: Date }) {
	const found = await SheetRepository.findById(db, sheetId)
	if (!found || !can(actor, 'sheet.read', SheetRepository.sheetFactsOf(found))) return refuse({ code: 'not-found' })
	const viewed = await viewAsExpert(db, { actor, evaluationId: found.evaluation.id, now })
	if (!viewed.ok || !viewed.value.bids.some(({ id }) => id === found.sheet.bidId)) return refuse({ code: 'not-found' })
	const view = viewed.value
	const isOutlier = view.seesOthers && outliersOf(countedSheets(view.sheets), view.rules.outlierPoints).some(({ id }) => id === sheetId)
	return accept({ found, view, isOutlier })
}

/** An outlier of one's own, for the page where its note is written; refuses every other sheet as `not-found`. */
export async function readOutlier({ store: { db }, vault, actor, sheetId, now }: Noting & { store: Store; vault: Vault; now: Date }) {
	const own = await findOwn(db, { actor, sheetId, now })
	if (!own.ok) return own
	const { found, view, isOutlier } = own.value
	if (!isOutlier) return refuse({ code: 'not-found' })
	const { sheet, bidCode, evaluation } = found
	const totals = countedSheets(view.sheets).flatMap((one) => (one.bidId === sheet.bidId ? one.total : []))
	return accept({
		evaluationId: evaluation.id,
		code: bidCode,
		total: sheet.total,
		totals: totals.sort((one, other) => one - other),
		outlierPoints: view.rules.outlierPoints,
		note: noteOf(vault, sheet),
		mayNote: can(actor, 'sheet.write', SheetRepository.sheetFactsOf(found)),
	})
}

type NoteOutlier = Noting & { store: Store; vault: Vault; note: string; now: () => Date }

/** Keeps why a sheet of one's own lies far from the others (偏离说明), until the lock. Refuses a sheet that is no outlier, or whose others are not all in. */
export function noteOutlier({ store, vault, actor, sheetId, note, now }: NoteOutlier) {
	return store.tx(async (tx) => {
		const at = now()
		const own = await findOwn(tx, { actor, sheetId, now: at })
		if (!own.ok) return own
		const { found, isOutlier } = own.value
		const entry = { kind: 'sheet.noted' as const, actor, at, subject: 'sheet' as const, subjectId: sheetId, challengeId: found.challenge.id }
		if (!can(actor, 'sheet.write', SheetRepository.sheetFactsOf(found))) return refused(tx, entry, refuse({ code: 'scores-locked' }))
		if (!isOutlier) return refused(tx, entry, refuse({ code: 'no-outlier' }))

		if (!(await SheetRepository.setNote(tx, sheetId, encryptNote(vault, found.sheet, note)))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, after: { bid: found.sheet.bidId } })
		return accept({ evaluationId: found.evaluation.id })
	})
}
