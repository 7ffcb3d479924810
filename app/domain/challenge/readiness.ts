import { indicatorIdsIn, indicatorIn, rowsIn, sumOf } from './demand-rows.ts'
import type { DemandValues } from './demand-values.ts'
import { isDecimal } from './indicator.ts'

/** What a field lacks: it is empty, says too little, there are too few rows, or shares that do not add up. */
type ReadinessReason = { field: string; reason: 'missing' | 'short' | 'few' | 'unbalanced' }
type Readiness = { score: number; reasons: ReadinessReason[] }

/** Fewest indicators of a demand that can be judged. Source: domain.md, "Quality of a demand". */
export const fewestIndicators = 3
const pointsPerIndicator = 10
const payPoints = 10

/** What is stated in words, with the points for it and how many characters say enough; together with indicators and payments 100. */
const passages = [
	{ field: 'problem', points: 12, enough: 40 },
	{ field: 'stateOfArt', points: 10, enough: 20 },
	{ field: 'goal', points: 8, enough: 10 },
	{ field: 'deliverables', points: 8, enough: 4 },
	{ field: 'ipRule', points: 8, enough: 8 },
	{ field: 'conditions', points: 6, enough: 8 },
	{ field: 'offered', points: 8, enough: 4 },
] as const

/** The columns an indicator still lacks: name, value, unit where it is a number, and how it is verified. */
function gapsOfIndicator(row: ReturnType<typeof indicatorIn>): ('name' | 'target' | 'targetUpper' | 'unit' | 'verification')[] {
	const isNumber = row.comparator !== 'text'
	const lacks = {
		name: row.name.trim() === '',
		target: row.target.trim() === '' || (isNumber && !isDecimal(row.target)),
		targetUpper: row.comparator === 'range' && !isDecimal(row.targetUpper),
		unit: isNumber && row.unit.trim() === '',
		verification: row.verification.trim() === '',
	}
	return (['name', 'target', 'targetUpper', 'unit', 'verification'] as const).filter((column) => lacks[column])
}

/**
 * How ready a demand is to be reviewed, from 0 to 100, and what it lacks, field by field in the order of the form.
 * Source: domain.md, "Quality of a demand": problem, state of the art and goal; at least three indicators each with
 * comparator, value, unit and a way to verify; deliverables; who pays what when; IP rule; conditions; what is offered.
 */
export function readinessOf(values: DemandValues): Readiness {
	const words = passages.map(({ field, points, enough }) => {
		const length = [...(values[field]?.trim() ?? '')].length
		if (length >= enough) return { points, reasons: [] }
		return { points: length === 0 ? 0 : points / 2, reasons: [{ field, reason: length === 0 ? 'missing' : 'short' } as const] }
	})
	const parts = [...words.slice(0, 3), indicatorPart(values), ...words.slice(3, 4), paymentPart(values), ...words.slice(4)]
	return { score: Math.round(parts.reduce((sum, part) => sum + part.points, 0)), reasons: parts.flatMap((part) => part.reasons) }
}

type Part = { points: number; reasons: readonly ReadinessReason[] }

function indicatorPart(values: DemandValues): Part {
	const ids = indicatorIdsIn(values)
	const gaps = ids.map((id) => ({ id, columns: gapsOfIndicator(indicatorIn(values, id)) }))
	const complete = gaps.filter(({ columns }) => columns.length === 0).length
	const few: ReadinessReason[] = ids.length < fewestIndicators ? [{ field: 'indicators', reason: 'few' }] : []
	const lacking = gaps.flatMap(({ id, columns }) => columns.map((column) => ({ field: `indicators.${id}.${column}`, reason: 'missing' as const })))
	return { points: Math.min(complete, fewestIndicators) * pointsPerIndicator, reasons: [...few, ...lacking] }
}

function paymentPart(values: DemandValues): Part {
	const rows = rowsIn(values, 'payments').filter(({ what, share }) => what !== '' || share !== '')
	if (rows.length === 0) return { points: 0, reasons: [{ field: 'payments', reason: 'missing' }] }
	const isWhole = sumOf(rows.map(({ share }) => share)) === 100 && rows.every(({ what }) => what.trim() !== '')
	return isWhole ? { points: payPoints, reasons: [] } : { points: payPoints / 2, reasons: [{ field: 'payments', reason: 'unbalanced' }] }
}
