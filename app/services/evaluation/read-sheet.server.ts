import { logKeyOf, type Signer } from '#app/crypto/log-key.ts'
import { hashesOf, inclusionRanges, nodesOf } from '#app/crypto/merkle.ts'
import { writeSheetReceipt } from '#app/crypto/receipt.ts'
import { sheetLeafSchema, submittedSheetSchema } from '#app/crypto/sheet-leaf.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { sheetGaps, totalOf } from '#app/domain/evaluation/sheet.ts'
import { sheetFields } from '#app/domain/evaluation/sheet-form.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { readPackage } from '#app/services/blind/read-package.server.ts'
import type { Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'
import { ownSheet } from './attempt-on-sheet.server.ts'
import { sheetContent, versionOf } from './encrypted-sheet.server.ts'

type ReadSheet = { store: Store; vault: Vault; actor: Member; sheetId: string; now: () => Date }

/** An expert's own sheet, beside what the panel reads of the bid: what it says, lacks and comes to, and what was submitted of it. Refuses everybody else as `not-found`. */
export async function readSheet({ store, vault, actor, sheetId, now }: ReadSheet) {
	const own = await ownSheet(store.db, actor, sheetId, now())
	if (!own.ok) return own
	const { found, criteria, indicators, mayWrite } = own.value
	const { sheet, evaluation, challenge, bidCode } = found
	const content = sheetContent(vault, sheet)
	const ids = indicators.map(({ id }) => id)
	const read = await readPackage({ store, vault, actor, bidId: sheet.bidId, now })
	const versions = await SheetRepository.listVersions(store.db, [sheet.id])
	const { id, bidId, status, revision, savedAt } = sheet
	return accept({
		sheet: { id, bidId, status, revision, savedAt },
		challenge: { code: challenge.code, title: challenge.title, language: challenge.language },
		evaluation: { number: evaluation.number, status: evaluation.status, dueAt: evaluation.dueAt },
		/** What the panel calls the bid. */
		bidCode: bidCode ?? '',
		/** The package as the panel reads it; null where it is not the expert's to read any more. */
		reading: read.ok ? read.value.reading : null,
		criteria,
		indicators,
		content,
		fields: sheetFields(content, { criteria: criteria.length, indicatorIds: ids }),
		gaps: sheetGaps(content, criteria, ids),
		total: totalOf(content.points, criteria),
		versions: versions.map(({ number, hash, total, submittedAt, logIndex, reopenedAt, reopenReason }) => ({
			number,
			hash,
			total,
			submittedAt,
			logIndex,
			reopenedAt,
			reopenReason,
		})),
		mayWrite,
	})
}

type ReadReceipt = ReadSheet & { signer: Signer; number: number }

/** A submitted version of an expert's own sheet as a file, with what proves that the log holds its hash. Refuses everybody else as `not-found`. */
export async function sheetReceiptOf({ store: { db }, vault, signer, actor, sheetId, number, now }: ReadReceipt) {
	const own = await ownSheet(db, actor, sheetId, now())
	if (!own.ok) return own
	const { sheet, challenge, bidCode } = own.value.found
	const version = (await SheetRepository.listVersions(db, [sheet.id])).find((one) => one.number === number)
	const leaf = version?.logIndex == null ? undefined : await LogRepository.findLeaf(db, version.logIndex)
	const checkpoint = leaf && (await CheckpointRepository.findById(db, leaf.checkpointId))
	if (!version || !leaf || !checkpoint) return refuse({ code: 'not-found' })
	const ranges = inclusionRanges(leaf.index, checkpoint.size)
	return accept({
		name: `sheet-${challenge.code}-${bidCode ?? sheet.bidId}-${number}.json`,
		text: writeSheetReceipt({
			leaf: sheetLeafSchema.parse(JSON.parse(leaf.leaf)),
			sheet: submittedSheetSchema.parse(JSON.parse(versionOf(vault, sheet, version))),
			leafIndex: leaf.index,
			inclusionProof: hashesOf(ranges, await LogRepository.readNodes(db, nodesOf(ranges))),
			checkpoint: checkpoint.note,
			logKey: logKeyOf(signer),
		}),
	})
}
