/** What a column of a demand list can be read as. `serial` holds running numbers and tells where a demand begins; `ignore` is left out. */
export const importFields = [
	'title',
	'kind',
	'issuerName',
	'creditCode',
	'city',
	'field',
	'problem',
	'stateOfArt',
	'indicators',
	'indicatorText',
	'researchContent',
	'goal',
	'deliverables',
	'conditions',
	'ipTemplate',
	'ipRule',
	'backgroundIp',
	'incomeSplit',
	'offered',
	'acceptanceCriteria',
	'criteria',
	'keywords',
	'solutionMode',
	'budget',
	'budgetNote',
	'publicMoney',
	'payments',
	'durationMonths',
	'opensAt',
	'closesAt',
	'contactName',
	'contactPhone',
	'contactEmail',
	'disclosure',
	'code',
	'language',
	'sourceUrl',
	'serial',
	'ignore',
] as const
export type ImportField = (typeof importFields)[number]

/** The text of each field of a row, before it is read. */
export type FieldTexts = Partial<Record<ImportField, string>>

/** Column number, from 0, → field. Columns that are not named are ignored. */
export type ColumnMapping = Record<string, ImportField>

/** How the cells of one field go together when a demand has several of them, in columns or rows; the others hold one value only. */
const joints: Partial<Record<ImportField, string>> = {
	field: '；',
	problem: '\n',
	stateOfArt: '\n',
	indicators: '\n',
	indicatorText: '\n',
	researchContent: '\n',
	goal: '\n',
	deliverables: '\n',
	conditions: '\n',
	ipRule: '\n',
	backgroundIp: '\n',
	incomeSplit: '\n',
	offered: '\n',
	acceptanceCriteria: '\n',
	criteria: '\n',
	payments: '\n',
	disclosure: '\n',
	keywords: '；',
	contactPhone: '；',
}

/** What stands between several cells of a field; undefined where it holds one value only. */
export function jointOf(field: ImportField): string | undefined {
	return joints[field]
}

/** The columns read as the given field, in the order of the sheet. */
export function columnsOf(mapping: ColumnMapping, field: ImportField): number[] {
	return Object.keys(mapping)
		.filter((column) => mapping[column] === field)
		.map(Number)
		.sort((a, b) => a - b)
}

/** Whether a field holds one value, so that a second column of it would be lost. */
export const isSingle = (field: ImportField) => field !== 'ignore' && field !== 'serial' && jointOf(field) === undefined
