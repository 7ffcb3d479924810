import type { Disclosure } from './disclosure.ts'
import type { IndicatorTarget } from './indicator.ts'
import type { Criterion, Payment } from './terms.ts'

/** A demand field by field, as text, so that two versions can be held against one another and merged field by field. */
export type DemandValues = Readonly<Record<string, string>>

/** The plain text fields of a demand, in the order of its form. */
export const demandTexts = [
	'title',
	'problem',
	'stateOfArt',
	'researchContent',
	'goal',
	'deliverables',
	'field',
	'indicatorText',
	'acceptanceCriteria',
	'offered',
	'budgetNote',
	'ipRule',
	'backgroundIp',
	'incomeSplit',
	'conditions',
	'contactName',
	'contactPhone',
	'contactEmail',
] as const
export type DemandText = (typeof demandTexts)[number]

export type DemandIndicator = IndicatorTarget & { id: string; baseline: string; weight: number | null }
export type Demand = Record<DemandText, string> & {
	kind: string
	citySlug: string | null
	solutionMode: string | null
	ipTemplate: string | null
	keywords: readonly string[]
	budgetFen: number | null
	publicMoneyFen: number | null
	durationMonths: number | null
	bidsCloseAt: Date | null
	showsBidCount: boolean
	hasTwoEnvelopes: boolean
	payments: readonly Payment[]
	criteria: readonly Criterion[]
	disclosure: Disclosure
}

/** Every field a version may name, before its first dot. */
export const demandFields = [
	...demandTexts,
	'kind',
	'citySlug',
	'keywords',
	'indicators',
	'budgetFen',
	'publicMoneyFen',
	'payments',
	'criteria',
	'durationMonths',
	'bidsCloseAt',
	'solutionMode',
	'ipTemplate',
	'showsBidCount',
	'hasTwoEnvelopes',
	'files',
] as const

/** The columns of rows: indicators, payments and criteria. */
export const demandColumns = ['name', 'comparator', 'target', 'targetUpper', 'unit', 'verification', 'isMust', 'baseline', 'weight', 'due', 'share'] as const

/** The names of the indicators of a version, by their keys. */
export function indicatorNamesIn(values: DemandValues): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values).flatMap(([field, value]) => {
			const id = /^indicators\.(.+)\.name$/.exec(field)?.[1]
			return id ? [[id, value]] : []
		}),
	)
}

const textOf = (value: string | number | boolean | Date | null) => {
	if (value instanceof Date) return String(value.getTime())
	if (typeof value === 'boolean') return value ? 'on' : ''
	return value === null ? '' : String(value)
}
const rowsOf = (name: string, rows: readonly object[]) =>
	rows.flatMap((row, at) => Object.entries(row).map(([column, value]) => [`${name}.${at}.${column}`, value === 0 ? '' : textOf(value)]))

/**
 * The values of a demand: texts as they are, money in fen, instants in milliseconds, `indicators.<id>.<column>` with the
 * order of the ids in `indicators`, `payments.<n>.<column>`, `criteria.<n>.<column>`, `disclosure.<field>`.
 */
export function demandValuesOf(demand: Demand, indicators: readonly DemandIndicator[]): DemandValues {
	const { kind, citySlug, solutionMode, ipTemplate, budgetFen, publicMoneyFen, durationMonths, bidsCloseAt, showsBidCount, hasTwoEnvelopes } = demand
	const single = { kind, citySlug, solutionMode, ipTemplate, budgetFen, publicMoneyFen, durationMonths, bidsCloseAt, showsBidCount, hasTwoEnvelopes }
	const indicatorEntries = indicators.flatMap(({ id, name, comparator, target, targetUpper, unit, verification, isMust, baseline, weight }) =>
		Object.entries({ name, comparator, target, targetUpper, unit, verification, isMust, baseline, weight }).map(([column, value]) => [
			`indicators.${id}.${column}`,
			textOf(value),
		]),
	)
	return Object.fromEntries([
		...demandTexts.map((field) => [field, demand[field]]),
		...Object.entries(single).map(([field, value]) => [field, textOf(value)]),
		['keywords', demand.keywords.join('、')],
		['indicators', indicators.map(({ id }) => id).join(',')],
		...indicatorEntries,
		...rowsOf('payments', demand.payments),
		...rowsOf('criteria', demand.criteria),
		...Object.entries(demand.disclosure).map(([field, level]) => [`disclosure.${field}`, level]),
	])
}

export type ValueChange = { field: string; before: string; after: string }

/** The fields in which two versions differ, in the order of the later one, those it no longer has at the end. */
export function changesBetween(before: DemandValues, after: DemandValues): ValueChange[] {
	const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])]
	return fields.map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' })).filter((change) => change.before !== change.after)
}
