import { type CountedSheet, criterionMeans, outliersOf, type Ranked, rankBids } from '#app/domain/evaluation/ranking.ts'
import { scoredCriteria } from '#app/domain/evaluation/sheet.ts'
import { namedBids, seesWhole } from '#app/domain/evaluation/visibility.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Db } from '#db/client.ts'
import * as EvaluatedRepository from '#db/repositories/evaluated-repository.ts'
import type { SheetRow } from '#db/repositories/sheet-repository.ts'
import { minutesOf } from './encrypted-defence.server.ts'
import { noteOf } from './encrypted-sheet.server.ts'
import type { View } from './view-evaluation.server.ts'

/** Bids on one page of a ranking or comparison. */
const pageSize = 50

type Counted = View['sheets'][number] & { total: number }

/** The sheets that count: submitted, with their total. */
export function countedSheets(sheets: View['sheets']): Counted[] {
	return sheets.flatMap((sheet) => (sheet.status === 'submitted' && sheet.total !== null ? [{ ...sheet, total: sheet.total }] : []))
}

/** The ranking as the viewer may see it, by bid; empty while they see no sheets but their own. */
export function rankedOf({ seesOthers, sheets, rules, viewer }: View): Map<string, Ranked> {
	if (!seesOthers) return new Map()
	return new Map(rankBids(countedSheets(sheets), rules.ranking, seesWhole(viewer)).map((one) => [one.bidId, one]))
}

/** One page of the bids a viewer reads: in the order of the ranking where they see it, else of the codes. */
export function pageOf(view: View, ranked: ReadonlyMap<string, Ranked>, page: number) {
	const places = new Map([...ranked.keys()].map((bidId, at) => [bidId, at]))
	const placeOf = ({ id }: { id: string }) => places.get(id) ?? places.size
	const ordered = [...view.bids].sort((one, other) => placeOf(one) - placeOf(other))
	const pages = Math.max(1, Math.ceil(ordered.length / pageSize))
	const shown = Math.min(page, pages)
	return { page: shown, pages, count: ordered.length, bids: ordered.slice((shown - 1) * pageSize, shown * pageSize) }
}

/** The whole sheets of some bids that a viewer may read. */
export async function readSheetsOf(db: Db, { evaluation, sheets }: View, bidIds: readonly string[]) {
	const readable = new Set(sheets.map(({ id }) => id))
	return (await EvaluatedRepository.listSheets(db, evaluation.id, bidIds)).filter(({ id }) => readable.has(id))
}

/** What a bid is called to a viewer: its code, and its bidder where they may know. */
export function calledOf(view: View): (bid: View['bids'][number]) => { code: string | null; bidder: View['bids'][number]['organisation'] | null } {
	const named = namedBids(view.viewer, view.state)
	return ({ id, code, organisation }) => ({ code, bidder: named.has(id) ? organisation : null })
}

/** What pages of an evaluation say of their challenge. */
export function challengeOf({ found: { challenge } }: View) {
	const { code, title, language, isDemo, status } = challenge
	return { code, title, language, isDemo, status, criteria: scoredCriteria(challenge) }
}

type Reading = { db: Db; vault: Vault; view: View; page: number }

/** One page of the ranking, with the means of each criterion and the notes of outliers; no rows while the viewer sees no ranking. Reads and decrypts for that page alone. */
export async function describeRanking({ db, vault, view, page }: Reading) {
	const ranked = rankedOf(view)
	const { bids, ...paging } = pageOf(view, ranked, page)
	const { criteria } = challengeOf(view)
	const shown = view.seesOthers ? bids : []
	const sheets = await readSheetsOf(
		db,
		view,
		shown.map(({ id }) => id),
	)
	const outliers = new Set(outliersOf(countedSheets(view.sheets), view.rules.outlierPoints).map(({ id }) => id))
	const called = calledOf(view)
	const sessions = new Map(view.defences.map((session) => [session.bidId, session]))
	return {
		...paging,
		formula: view.rules.ranking,
		outlierPoints: view.rules.outlierPoints,
		criteria,
		rows: shown.map((bid) => {
			const own = sheets.filter(({ bidId }) => bidId === bid.id)
			const session = sessions.get(bid.id)
			return {
				id: bid.id,
				status: bid.status,
				...called(bid),
				standing: ranked.get(bid.id) ?? null,
				means: criterionMeans(own.filter(isCounted), criteria.length),
				sheets: own.map((sheet) => ({
					id: sheet.id,
					seatNumber: sheet.seatNumber,
					total: sheet.total,
					isOutlier: outliers.has(sheet.id),
					note: noteOf(vault, sheet),
				})),
				defence: session ? { startsAt: session.startsAt, endsAt: session.endsAt, place: session.place, minutes: minutesOf(vault, session) } : null,
			}
		}),
	}
}

const isCounted = (sheet: SheetRow): sheet is SheetRow & Pick<CountedSheet, 'total'> => sheet.status === 'submitted' && sheet.total !== null
