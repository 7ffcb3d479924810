import { isNumeric } from '../bid/content.ts'
import { type IndicatorOutcome, type IndicatorTarget, isDecimal, outcomeOf } from '../challenge/indicator.ts'
import { type Judgement, judgements } from './lifecycle.ts'

type Target = Pick<IndicatorTarget, 'comparator' | 'target' | 'targetUpper'> & { id: string }
type Promising = { id: string; promises: Readonly<Record<string, string>> }
type Judging = { bidId: string; judgements: Readonly<Record<string, Judgement>> }

/** How many experts hold a promised value for achievable, doubtful or not achievable. */
export type Counts = Record<Judgement, number>
/** One bid against one indicator. `isBest`: no other bid compared promises more, and one promises less. `isDissent`: experts judge it differently. */
export type ComparedCell = { value: string | null; outcome: IndicatorOutcome; isBest: boolean; counts: Counts | null; isDissent: boolean }

/** How good a number is against its target; none for what is not ordered: a range, a value to be hit, words. */
function worth(target: Target, value: string | null): number | null {
	if (value === null || !isNumeric(target) || !isDecimal(value)) return null
	if (target.comparator === 'at-least') return Number(value)
	return target.comparator === 'at-most' ? -Number(value) : null
}

/** Every bid against every indicator, in the order given; `sheets` are those the reader may see, or none where they may not see any. */
export function compareBids(bids: readonly Promising[], indicators: readonly Target[], sheets: readonly Judging[] | null): Map<string, ComparedCell[]> {
	const byBid = new Map<string, Judging[]>()
	for (const sheet of sheets ?? []) byBid.set(sheet.bidId, [...(byBid.get(sheet.bidId) ?? []), sheet])
	const columns = indicators.map((indicator) => {
		const worths = bids.flatMap(({ promises }) => worth(indicator, promises[indicator.id]?.trim() || null) ?? [])
		const best = Math.max(...worths)
		return { indicator, best: worths.some((one) => one < best) ? best : null }
	})
	return new Map(
		bids.map(({ id, promises }) => [
			id,
			columns.map(({ indicator, best }): ComparedCell => {
				const value = promises[indicator.id]?.trim() || null
				const said = (byBid.get(id) ?? []).flatMap((sheet) => sheet.judgements[indicator.id] ?? [])
				return {
					value,
					outcome: outcomeOf(indicator, value),
					isBest: best !== null && worth(indicator, value) === best,
					counts: sheets && countsOf(said),
					isDissent: new Set(said).size > 1,
				}
			}),
		]),
	)
}

function countsOf(said: readonly Judgement[]): Counts {
	const count = (one: Judgement) => said.filter((judgement) => judgement === one).length
	const [achievable, doubtful, not] = judgements
	return { [achievable]: count(achievable), [doubtful]: count(doubtful), [not]: count(not) }
}
