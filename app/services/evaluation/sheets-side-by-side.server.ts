import { outliersOf } from '#app/domain/evaluation/ranking.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Db } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'
import { commentsOf, noteOf } from './encrypted-sheet.server.ts'
import { calledOf, challengeOf, countedSheets, readSheetsOf } from './ranked-bids.server.ts'
import type { View } from './view-evaluation.server.ts'

/** Every sheet of one bid side by side, with what each says, its note and the versions it had; null where the viewer does not see them, or reads no such bid. */
export async function sheetsSideBySide(db: Db, vault: Vault, view: View, bidId: string | undefined) {
	const bid = view.bids.find(({ id }) => id === bidId)
	if (!bid || !view.seesOthers) return null
	const sheets = await readSheetsOf(db, view, [bid.id])
	const versions = await SheetRepository.listVersions(
		db,
		sheets.map(({ id }) => id),
	)
	const outliers = new Set(outliersOf(countedSheets(view.sheets), view.rules.outlierPoints).map(({ id }) => id))
	const { criteria } = challengeOf(view)
	return {
		id: bid.id,
		status: bid.status,
		...calledOf(view)(bid),
		criteria,
		indicators: (await ChallengeRepository.listIndicators(db, view.found.challenge.id)).map(({ id, name }) => ({ id, name })),
		sheets: sheets.map((sheet) => ({
			id: sheet.id,
			seatNumber: sheet.seatNumber,
			isOwn: view.viewer.as === 'expert' && view.viewer.seatId === sheet.seatId,
			total: sheet.total,
			points: sheet.points,
			judgements: sheet.judgements,
			comments: commentsOf(vault, sheet),
			note: noteOf(vault, sheet),
			isOutlier: outliers.has(sheet.id),
			versions: versions
				.filter(({ sheetId }) => sheetId === sheet.id)
				.map(({ number, hash, total, submittedAt, reopenedAt, reopenReason, logIndex }) => ({
					number,
					hash,
					total,
					submittedAt,
					reopenedAt,
					reopenReason,
					logIndex,
				})),
		})),
	}
}
