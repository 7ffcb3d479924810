import { canonicalJson } from '#app/crypto/canonical-json.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { makeSubmittedSheet, sheetLeafOf } from '#app/crypto/sheet-leaf.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { moveSheet } from '#app/domain/evaluation/lifecycle.ts'
import { sheetGaps, totalOf } from '#app/domain/evaluation/sheet.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { appendSheetLeaf } from '#app/services/log/append-leaf.server.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'
import { attemptOnSheet } from './attempt-on-sheet.server.ts'
import { encryptVersion, sheetContent } from './encrypted-sheet.server.ts'

type SubmitSheet = { store: Store; vault: Vault; signer: Signer; actor: Member; sheetId: string; revision: number; now: () => Date }

/**
 * Submits a complete score sheet as it was seen (`revision`): its canonical JSON with a salt is kept, and its hash stands in the public log from
 * the same unit of work on. It is taken when it is late too. Answers the hash. Refuses everyone but its expert, a sheet with gaps or
 * changed since, one that is submitted, and once the scores are locked.
 */
export function submitSheet({ store, vault, signer, actor, sheetId, revision, now }: SubmitSheet) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnSheet(tx, actor, sheetId, at)
		if (!attempt.ok) return attempt
		const { found, criteria, indicators } = attempt.value
		const { sheet, evaluation, challenge, seat } = found
		const entry = { kind: 'sheet.submitted', actor, at, subject: 'sheet', subjectId: sheet.id, challengeId: challenge.id } as const
		const decision = moveSheet('submit', sheet.status)
		if (!decision.ok) return refused(tx, entry, refuse({ code: 'sheet-submitted' }))
		if (sheet.revision !== revision) return refused(tx, entry, refuse({ code: 'sheet-changed' }))
		const content = sheetContent(vault, sheet)
		const ids = indicators.map(({ id }) => id)
		if (sheetGaps(content, criteria, ids).length > 0) return refused(tx, entry, refuse({ code: 'sheet-incomplete' }))

		const { points, judgements, comments } = content
		const total = totalOf(points, criteria)
		const version = ((await SheetRepository.findLatestVersion(tx, sheet.id))?.number ?? 0) + 1
		const submitted = makeSubmittedSheet({
			challenge: challenge.code,
			evaluation: evaluation.number,
			bid: sheet.bidId,
			seat: seat.code,
			version,
			criteria: criteria.map(({ name, weight }, index) => ({ name, weight, points: points[index] ?? 0, comment: comments.criteria[index] ?? '' })),
			indicators: indicators.map(({ id, name }) => ({ name, judgement: judgements[id] ?? '', comment: comments.indicators[id] ?? '' })),
			overall: comments.overall,
			total,
			at,
		})
		const leaf = sheetLeafOf(submitted)
		if (!(await SheetRepository.moveStatus(tx, sheet, decision.value, { total, submittedAt: at }))) throw new Error(`sheet ${sheetId} moved`)
		const { leafIndex } = await appendSheetLeaf(tx, { signer, leaf, bidId: sheet.bidId, version, at })
		const id = newId()
		const kept = { id, sheetId: sheet.id, number: version, content: encryptVersion(vault, sheet, id, canonicalJson(submitted)) }
		await SheetRepository.insertVersion(tx, { ...kept, hash: leaf.sheet, total, submittedAt: at, logIndex: leafIndex })
		const after = { status: decision.value.to, bid: sheet.bidId, version, hash: leaf.sheet, leafIndex, isLate: at > evaluation.dueAt }
		await AuditRepository.append(tx, { ...entry, before: { status: sheet.status }, after })
		return accept({ hash: leaf.sheet, leafIndex, total })
	})
}
