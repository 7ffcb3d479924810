import type { DemandValues, demandFields } from '../challenge/demand-values.ts'

const contact = ['contactName', 'contactPhone', 'contactEmail'] as const satisfies readonly (typeof demandFields)[number][]

/** The fields a reason or an annotation can stand beside, in the order a reviewer reads them. */
export const reviewFields = [
	'title',
	'kind',
	'citySlug',
	'problem',
	'stateOfArt',
	'researchContent',
	'goal',
	'indicators',
	'indicatorText',
	'acceptanceCriteria',
	'deliverables',
	'offered',
	'budgetFen',
	'budgetNote',
	'publicMoneyFen',
	'payments',
	'durationMonths',
	'bidsCloseAt',
	'criteria',
	'solutionMode',
	'conditions',
	'ipTemplate',
	'ipRule',
	'backgroundIp',
	'incomeSplit',
	'field',
	'keywords',
	...contact,
] as const satisfies readonly (typeof demandFields)[number][]
export type ReviewField = (typeof reviewFields)[number]

/** One field of a version as it is read: its text, or its rows (indicators, payments, criteria), column by column in their order. */
export type SheetField = { field: ReviewField; text: string; rows: { key: string; cells: { column: string; text: string }[] }[] }

/** A version field by field, empty fields too. */
export function sheetOf(values: DemandValues): SheetField[] {
	return reviewFields.map((field) => {
		const rows = rowsOf(values, field)
		return { field, text: rows.length > 0 ? '' : (values[field] ?? ''), rows }
	})
}

function rowsOf(values: DemandValues, field: string): SheetField['rows'] {
	const cells = Object.entries(values).flatMap(([name, text]) => {
		const [head, key = '', column = ''] = name.split('.')
		return head === field && column !== '' ? [{ key, column, text }] : []
	})
	return [...new Set(cells.map(({ key }) => key))].map((key) => ({
		key,
		cells: cells.flatMap((cell) => (cell.key === key ? [{ column: cell.column, text: cell.text }] : [])),
	}))
}

/** What a broker reads of a version: everything but whom to call. */
export function withoutContact(values: DemandValues): DemandValues {
	return Object.fromEntries(Object.entries(values).filter(([field]) => !contact.some((one) => one === field)))
}

/**
 * The earlier of two versions with an indicator that was written anew under its old name taken for the same one, so that
 * a comparison shows what changed of it and not a row lost and a row won.
 */
export function alignedTo(after: DemandValues, before: DemandValues): DemandValues {
	const [earlier, later] = [namesIn(before), namesIn(after)]
	const keys = new Map<string, string>()
	for (const [key, name] of earlier) {
		const twin = [...later].find(([other, otherName]) => otherName === name && !earlier.has(other) && ![...keys.values()].includes(other))
		if (!later.has(key) && twin) keys.set(key, twin[0])
	}
	return Object.fromEntries(
		Object.entries(before).map(([name, text]) => {
			const [head = '', key = '', ...rest] = name.split('.')
			return head === 'indicators' && keys.has(key) ? [[head, keys.get(key), ...rest].join('.'), text] : [name, text]
		}),
	)
}

const namesIn = (values: DemandValues) =>
	new Map(rowsOf(values, 'indicators').map(({ key, cells }) => [key, cells.find(({ column }) => column === 'name')?.text ?? '']))
