import type { DemandValues } from './demand-values.ts'

/** The columns of each kind of row. */
export const rowColumns = {
	indicators: ['name', 'comparator', 'target', 'targetUpper', 'unit', 'verification', 'isMust', 'baseline', 'weight'],
	payments: ['due', 'share'],
	criteria: ['name', 'weight'],
} as const
export type NumberedRows = 'payments' | 'criteria'
type Columns<Kind extends keyof typeof rowColumns> = (typeof rowColumns)[Kind][number]

/** The indicators of a demand by their keys, in order. A row is there as long as it has a comparator; what is not in the order comes last. */
export function indicatorIdsIn(values: DemandValues): string[] {
	const present = Object.keys(values).flatMap((field) => {
		const id = /^indicators\.([^.]+)\.comparator$/.exec(field)?.[1]
		return id && values[field] ? [id] : []
	})
	const ordered = (values.indicators ?? '').split(',').filter((id) => present.includes(id))
	return [...ordered, ...present.filter((id) => !ordered.includes(id))]
}

/** One row of the indicator table, as text. */
export function indicatorIn(values: DemandValues, id: string): Record<Columns<'indicators'>, string> {
	const at = (column: string) => values[`indicators.${id}.${column}`] ?? ''
	const [name, comparator, target, targetUpper, unit] = [at('name'), at('comparator'), at('target'), at('targetUpper'), at('unit')]
	return { name, comparator, target, targetUpper, unit, verification: at('verification'), isMust: at('isMust'), baseline: at('baseline'), weight: at('weight') }
}

/** How many instalments or criteria there are, with empty ones between them. */
export function countRows(values: DemandValues, kind: NumberedRows): number {
	const places = Object.entries(values).flatMap(([field, value]) => {
		const [head, at] = field.split('.')
		return head === kind && value !== '' ? [Number(at)] : []
	})
	return Math.max(0, ...places.map((at) => at + 1))
}

/** The instalments or criteria of a demand, as text: `what` is paid for or weighed, and its `share`. */
export function rowsIn(values: DemandValues, kind: NumberedRows): { what: string; share: string }[] {
	const [what, share] = rowColumns[kind]
	return Array.from({ length: countRows(values, kind) }, (_, at) => ({
		what: values[`${kind}.${at}.${what}`] ?? '',
		share: values[`${kind}.${at}.${share}`] ?? '',
	}))
}

/** The sum of shares in per cent; what is no number counts as nothing. */
export function sumOf(shares: readonly string[]): number {
	return shares.reduce((sum, share) => sum + (Number(share) || 0), 0)
}
