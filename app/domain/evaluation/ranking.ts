import type { Rules } from '../rules/rule-pack.ts'

/** What a submitted sheet counts for: its total in hundredths of a point, and its points by the number of the criterion. */
export type CountedSheet = { bidId: string; total: number; points: Readonly<Record<string, number>> }
/** What the sheets of one bid come to. All but `count` and `rank` in hundredths of a point. */
export type Standing = {
	bidId: string
	count: number
	mean: number
	/** The mean without one highest and one lowest total, where there are five sheets or more; else the mean. */
	trimmed: number
	median: number
	/** What it is ranked by, of the two means. */
	score: number
	/** Highest less lowest total, and the standard deviation of all totals. */
	range: number
	deviation: number
}
/** `rank` is null where ranks are left out: the reader may not see every bid. */
export type Ranked = Standing & { rank: number | null }

/** The fewest sheets of which the highest and the lowest are left out. */
const trimmedFrom = 5

/** A quotient of whole numbers to the nearest whole number, halves up. */
const rounded = (dividend: number, divisor: number) => Math.floor((2 * dividend + divisor) / (2 * divisor))
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
const byNumber = (one: number, other: number) => one - other

/** Twice the median, which is whole where the median may end in a half. */
function twiceMedian(sorted: readonly number[]): number {
	const middle = Math.floor(sorted.length / 2)
	const upper = sorted[middle] ?? 0
	return sorted.length % 2 === 1 ? 2 * upper : upper + (sorted[middle - 1] ?? 0)
}

/** What the sheets of one bid come to under a formula; null where there is none. Whole hundredths throughout, each result rounded once, halves up. */
export function standingOf(bidId: string, totals: readonly number[], formula: Rules['ranking']): Standing | null {
	const sorted = [...totals].sort(byNumber)
	const count = sorted.length
	const [least] = sorted
	const most = sorted.at(-1)
	if (least === undefined || most === undefined) return null
	const mean = rounded(sumOf(sorted), count)
	const kept = count >= trimmedFrom ? sorted.slice(1, -1) : sorted
	const trimmed = rounded(sumOf(kept), kept.length)
	const squares = count * sumOf(sorted.map((one) => one * one)) - sumOf(sorted) ** 2
	return {
		bidId,
		count,
		mean,
		trimmed,
		median: rounded(twiceMedian(sorted), 2),
		score: formula === 'mean' ? mean : trimmed,
		range: most - least,
		deviation: Math.round(Math.sqrt(squares) / count),
	}
}

function grouped<Sheet extends { bidId: string }>(sheets: readonly Sheet[]): Map<string, Sheet[]> {
	const byBid = new Map<string, Sheet[]>()
	for (const sheet of sheets) {
		const own = byBid.get(sheet.bidId)
		if (own) own.push(sheet)
		else byBid.set(sheet.bidId, [sheet])
	}
	return byBid
}

/**
 * The bids that have sheets by score, the highest first, and by key where scores are the same. The same score is the same rank, and the
 * next rank counts all before it.
 */
export function rankBids(sheets: readonly Pick<CountedSheet, 'bidId' | 'total'>[], formula: Rules['ranking'], isWhole = true): Ranked[] {
	const standings = [...grouped(sheets)].flatMap(([bidId, own]) => {
		const standing = standingOf(
			bidId,
			own.map(({ total }) => total),
			formula,
		)
		return standing ? [standing] : []
	})
	standings.sort((one, other) => other.score - one.score || (one.bidId < other.bidId ? -1 : 1))
	let rank = 0
	return standings.map((standing, at) => {
		if (standings[at - 1]?.score !== standing.score) rank = at + 1
		return { ...standing, rank: isWhole ? rank : null }
	})
}

/** The mean points of each of `count` criteria in hundredths; null for one that no sheet has points for. */
export function criterionMeans(sheets: readonly Pick<CountedSheet, 'points'>[], count: number): (number | null)[] {
	return Array.from({ length: count }, (_, at) => {
		const points = sheets.flatMap((sheet) => sheet.points[at] ?? [])
		return points.length === 0 ? null : rounded(100 * sumOf(points), points.length)
	})
}

/** The sheets whose total lies farther than `outlierPoints` from the median of the sheets of their bid, in the order given. */
export function outliersOf<Sheet extends Pick<CountedSheet, 'bidId' | 'total'>>(sheets: readonly Sheet[], outlierPoints: number): Sheet[] {
	const medians = new Map([...grouped(sheets)].map(([bidId, own]) => [bidId, twiceMedian(own.map(({ total }) => total).sort(byNumber))]))
	return sheets.filter(({ bidId, total }) => Math.abs(2 * total - (medians.get(bidId) ?? 0)) > 200 * outlierPoints)
}
