import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { evaluationRulesOf, packOf } from '#app/domain/rules/rule-pack.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as SheetRepository from '#db/repositories/sheet-repository.ts'

/** What an expert has to score and has scored: the sheets of each evaluation, those of the newest first. */
export async function readSheetsDesk({ store: { db }, actor }: { store: Store; actor: Member }) {
	const rows = (await SheetRepository.listOfUser(db, actor.userId)).filter((found) => can(actor, 'sheet.read', SheetRepository.sheetFactsOf(found)))
	const evaluations = new Map<string, SheetRepository.FoundSheet[]>()
	for (const row of rows) evaluations.set(row.evaluation.id, [...(evaluations.get(row.evaluation.id) ?? []), row])
	return Promise.all([...evaluations.values()].flatMap(([first, ...others]) => (first ? [describe(db, first, [first, ...others])] : [])))
}

async function describe(db: Db, { evaluation, challenge }: SheetRepository.FoundSheet, rows: readonly SheetRepository.FoundSheet[]) {
	const isBlind = evaluationRulesOf(packOf(challenge)).evaluation === 'blind'
	const names = new Map(isBlind ? [] : (await BidRepository.listStanding(db, challenge.id)).map(({ bid, bidder }) => [bid.id, bidder] as const))
	const nameOf = (bidId: string) => {
		const bidder = names.get(bidId)
		return bidder ? { name: bidder.name, nameEn: bidder.nameEn } : null
	}
	return {
		id: evaluation.id,
		number: evaluation.number,
		status: evaluation.status,
		dueAt: evaluation.dueAt,
		challenge: { code: challenge.code, title: challenge.title, language: challenge.language },
		sheets: rows.map(({ sheet, bidCode }) => ({
			id: sheet.id,
			status: sheet.status,
			bidCode: bidCode ?? '',
			/** Who bid, where the panel reads with names. */
			bidder: nameOf(sheet.bidId),
			total: sheet.total,
			isStarted: sheet.revision > 0,
		})),
	}
}
