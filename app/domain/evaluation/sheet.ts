import { type Criterion, usualCriteria } from '../challenge/terms.ts'
import type { DraftValues } from '../draft/draft.ts'
import type { Judgement } from './lifecycle.ts'

/** What a score sheet says in words: why of each criterion, of each indicator, and of the bid as a whole. */
export type SheetComments = { criteria: Readonly<Record<string, string>>; indicators: Readonly<Record<string, string>>; overall: string }

/** What a score sheet says. `points` are by the number of the criterion, from 0; `judgements` by indicator. */
export type SheetContent = {
	points: Readonly<Record<string, number>>
	judgements: Readonly<Record<string, Judgement>>
	comments: SheetComments
}

export const blankComments: SheetComments = { criteria: {}, indicators: {}, overall: '' }

/** The criteria a challenge is scored by: its own, or those of published practice where it has none. */
export function scoredCriteria({ criteria }: { criteria: readonly Criterion[] }): readonly Criterion[] {
	return criteria.length > 0 ? criteria : usualCriteria
}

/** The total of a sheet in hundredths of a point, from 0 to 10,000: the points by the weights of their criteria. Points not given yet count as none. */
export function totalOf(points: SheetContent['points'], criteria: readonly Criterion[]): number {
	const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
	const weighed = criteria.reduce((sum, { weight }, at) => sum + weight * (points[at] ?? 0), 0)
	return weights === 0 ? 0 : Math.round((weighed * 100) / weights)
}

/** A field of a sheet, as its form and drafts name it. */
export type SheetField = `points.${number}` | `criteria.${number}` | `judgements.${string}` | `indicators.${string}` | 'overall'
/** What a sheet still lacks. */
export type SheetGap = { field: SheetField; reason: 'points-required' | 'comment-required' | 'judgement-required' }

const isBlank = (text: string | undefined) => (text ?? '').trim() === ''

/**
 * What a sheet lacks to be submitted, in the order of its form: points and a comment for every criterion, a judgement on every indicator with a
 * comment unless it is achievable, and the comment on the whole.
 */
export function sheetGaps({ points, judgements, comments }: SheetContent, criteria: readonly Criterion[], indicatorIds: readonly string[]): SheetGap[] {
	const ofCriteria = criteria.flatMap((_, at): SheetGap[] => [
		...(points[at] === undefined ? [{ field: `points.${at}`, reason: 'points-required' } as const] : []),
		...(isBlank(comments.criteria[at]) ? [{ field: `criteria.${at}`, reason: 'comment-required' } as const] : []),
	])
	const ofIndicators = indicatorIds.flatMap((id): SheetGap[] => {
		const judgement = judgements[id]
		if (judgement === undefined) return [{ field: `judgements.${id}`, reason: 'judgement-required' }]
		return judgement !== 'achievable' && isBlank(comments.indicators[id]) ? [{ field: `indicators.${id}`, reason: 'comment-required' }] : []
	})
	return [...ofCriteria, ...ofIndicators, ...(isBlank(comments.overall) ? [{ field: 'overall', reason: 'comment-required' } as const] : [])]
}

/** A sheet field by field, as text. */
export function toSheetValues({ points, judgements, comments }: SheetContent): DraftValues {
	const under = (prefix: string, record: Readonly<Record<string, string | number>>) =>
		Object.entries(record).map(([key, value]) => [`${prefix}.${key}`, String(value)])
	return {
		...Object.fromEntries([
			...under('points', points),
			...under('criteria', comments.criteria),
			...under('judgements', judgements),
			...under('indicators', comments.indicators),
		]),
		overall: comments.overall,
	}
}
