import { z } from 'zod'
import { readPrice, writePrice } from '../bid/price.ts'
import { fromBeijingInput, toBeijingInput } from '../calendar/beijing-time.ts'
import { changedIn, readAs, readFields, words } from '../draft/form.ts'
import { citySlugs } from '../organisation/organisation.ts'
import { challengeKinds, solutionModes } from './challenge.ts'
import { countRows, indicatorIdsIn, rowColumns } from './demand-rows.ts'
import { type DemandText, type DemandValues, demandTexts } from './demand-values.ts'
import { disclosableFields, disclosureLevels } from './disclosure.ts'
import { comparators } from './indicator.ts'
import { ipTemplates, mostCriteria, mostPayments } from './terms.ts'

/** Most rows an indicator table holds. */
export const mostIndicators = 100

/** Most characters of what is written in words; a passage where nothing else is said. */
const passage = 10_000
const longest: Partial<Record<DemandText, number>> = { title: 200, field: 200, budgetNote: 200, contactName: 50, contactPhone: 50, contactEmail: 254 }
const longestOf: Record<string, number> = { name: 120, target: 500, targetUpper: 40, unit: 40, verification: 500, baseline: 200, due: 200 }

/** How many characters a field takes. */
export function limitOf(field: string): number | undefined {
	const [head = '', , column] = field.split('.')
	if (column !== undefined) return longestOf[column]
	const text = demandTexts.find((one) => one === head)
	return text && (longest[text] ?? passage)
}

const money = readAs((text) => {
	const fen = readPrice(text, 'wan')
	return fen === undefined ? undefined : String(fen)
}, 'amount-invalid')
const instant = readAs((text) => fromBeijingInput(text)?.getTime().toString(), 'date-invalid')
const whole = (most: number, message: string) =>
	readAs(
		(text) => (/^\d{1,3}%?$/.test(text) && Number.parseInt(text, 10) >= 1 && Number.parseInt(text, 10) <= most ? String(Number.parseInt(text, 10)) : undefined),
		message,
	)
const share = whole(100, 'share-invalid')
const among = (choices: readonly string[]) => z.string().refine((text) => text === '' || choices.includes(text), 'invalid')
const tick = among(['on'])
const title = words(200)
	.transform((text) => text.trim())
	.pipe(z.string().min(1))

const keywords = words(500)
	.transform((text) => [...new Set(text.split(/[,，、;；\n]+/).flatMap((word) => word.trim() || []))])
	.refine((all) => all.length <= 20 && all.every((word) => word.length <= 40), 'keywords-invalid')
	.transform((all) => all.join('、'))

const single: Record<string, z.ZodType<string>> = {
	title,
	keywords,
	kind: z.enum(challengeKinds),
	citySlug: among(citySlugs),
	solutionMode: among(solutionModes),
	ipTemplate: among(ipTemplates),
	budgetFen: money,
	publicMoneyFen: money,
	durationMonths: whole(120, 'months-invalid'),
	bidsCloseAt: instant,
	showsBidCount: tick,
	hasTwoEnvelopes: tick,
}
const ofColumn: Record<string, z.ZodType<string>> = { comparator: among(comparators), isMust: tick, weight: share, share }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const most = { payments: mostPayments, criteria: mostCriteria }

function schemaOf(field: string): z.ZodType<string> | undefined {
	const [head = '', row = '', column = '', ...rest] = field.split('.')
	if (rest.length > 0) return undefined
	if (head === 'disclosure') return disclosableFields.some((one) => one === row) && column === '' ? among(disclosureLevels.slice(1)) : undefined
	if (row === '') return Object.hasOwn(single, head) ? single[head] : demandTexts.some((one) => one === head) ? words(limitOf(head) ?? passage) : undefined
	if (head !== 'indicators' && head !== 'payments' && head !== 'criteria') return undefined
	const isRow = head === 'indicators' ? uuid.test(row) : /^\d$/.test(row) && Number(row) < most[head]
	const columns: readonly string[] = rowColumns[head]
	return isRow && columns.includes(column) ? (ofColumn[column] ?? words(limitOf(field) ?? passage)) : undefined
}

/** Whether a form of a demand may have such a field. */
export function isDemandField(field: string): boolean {
	return schemaOf(field) !== undefined
}

/** Reads a demand as its form sends it, into values as they are stored; each field by itself, see `readFields`. */
export function readDemand(entries: Readonly<Record<string, string>>): ReturnType<typeof readFields> {
	return readFields(entries, schemaOf)
}

/** The fields of a demand that were changed in a form without JavaScript. */
export function changedInDemand(entries: Readonly<Record<string, string>>): Record<string, string> {
	return changedIn(entries, isDemandField)
}

/** What the form shows for a stored value: money in 万元, instants in Beijing time. */
export function shownDemandField(field: string, value: string): Record<string, string> {
	if (value === '') return { [field]: '' }
	if (field.endsWith('Fen')) return { [field]: writePrice(Number(value), 'wan') }
	return { [field]: field === 'bidsCloseAt' ? toBeijingInput(new Date(Number(value))) : value }
}

/** The row of a kind that stands ready to be filled in, if there is room for one. */
const spare = (kind: 'payments' | 'criteria', values: DemandValues) => Math.min(countRows(values, kind) + 1, most[kind])

/** Every field of the form of a demand with what it shows; instalments and criteria with one empty row behind them. */
export function demandFieldsOf(values: DemandValues): Record<string, string> {
	const rows = indicatorIdsIn(values).flatMap((id) => rowColumns.indicators.map((column) => `indicators.${id}.${column}`))
	const numbered = (['payments', 'criteria'] as const).flatMap((kind) =>
		Array.from({ length: spare(kind, values) }, (_, at) => rowColumns[kind].map((column) => `${kind}.${at}.${column}`)).flat(),
	)
	const names = [...demandTexts, ...Object.keys(single), ...rows, ...numbered, ...disclosableFields.map((field) => `disclosure.${field}`)]
	return Object.assign({}, ...names.map((field) => shownDemandField(field, values[field] ?? '')))
}
