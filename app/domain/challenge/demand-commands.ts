import { type ContentLanguage, contentLanguages } from './challenge.ts'
import { mostIndicators } from './demand-form.ts'
import { countRows, indicatorIdsIn, indicatorIn, type NumberedRows, rowColumns } from './demand-rows.ts'
import { ipTemplates, ipWords, usualCriteria } from './terms.ts'
import { convert } from './units.ts'

type Fields = Readonly<Record<string, string>>
type Given = { language: ContentLanguage; newId: () => string }

/**
 * What a button within the form of a demand does to its fields, as the form shows them: add or take away a row, put an
 * indicator into another unit, take the words of an IP template, start from the usual criteria. Answers the fields that change.
 */
export function runCommand(fields: Fields, command: string, given: Given): Record<string, string> {
	const [noun = '', verb = '', ...rest] = command.split('.')
	if (command === 'indicators.add') return indicatorIdsIn(fields).length < mostIndicators ? newIndicator(given.newId()) : {}
	if (noun === 'indicators' && verb === 'remove') return blankRow('indicators', rest[0] ?? '')
	if ((noun === 'payments' || noun === 'criteria') && verb === 'remove') return withoutRow(fields, noun, Number(rest[0]))
	if (command === 'criteria.usual') return usualRows(fields)
	if (command === 'ip.fill') return filledIpRule(fields, given.language)
	return noun === 'convert' ? converted(fields, verb, rest.join('.')) : {}
}

const blankRow = (kind: keyof typeof rowColumns, row: string) => Object.fromEntries(rowColumns[kind].map((column) => [`${kind}.${row}.${column}`, '']))
const newIndicator = (id: string) => ({ ...blankRow('indicators', id), [`indicators.${id}.comparator`]: 'at-least', [`indicators.${id}.isMust`]: 'on' })

/** The rows behind the one taken away move up. */
function withoutRow(fields: Fields, kind: NumberedRows, row: number): Record<string, string> {
	const count = countRows(fields, kind)
	if (!Number.isInteger(row) || row < 0 || row >= count) return {}
	const behind = Array.from({ length: count - row }, (_, at) => row + at)
	return Object.fromEntries(behind.flatMap((at) => rowColumns[kind].map((column) => [`${kind}.${at}.${column}`, fields[`${kind}.${at + 1}.${column}`] ?? ''])))
}

function usualRows(fields: Fields): Record<string, string> {
	const places = Math.max(countRows(fields, 'criteria'), usualCriteria.length)
	return Object.fromEntries(
		Array.from({ length: places }, (_, at) => at).flatMap((at) => [
			[`criteria.${at}.name`, usualCriteria[at]?.name ?? ''],
			[`criteria.${at}.weight`, String(usualCriteria[at]?.weight ?? '')],
		]),
	)
}

/** The words of the chosen template; behind what somebody has written themselves. */
function filledIpRule({ ipTemplate, ipRule = '' }: Fields, language: ContentLanguage): Record<string, string> {
	const template = ipTemplates.find((one) => one === ipTemplate)
	if (!template) return {}
	const chosen = ipWords[language][template]
	if (ipRule.includes(chosen)) return {}
	return { ipRule: isTemplateWords(ipRule) ? chosen : `${ipRule.trim()}\n${chosen}` }
}

/** Whether an IP rule says nothing of the issuer's own yet. */
function isTemplateWords(ipRule: string): boolean {
	return ipRule.trim() === '' || contentLanguages.some((language) => Object.values(ipWords[language]).includes(ipRule.trim()))
}

function converted(fields: Fields, id: string, to: string): Record<string, string> {
	const row = indicatorIn(fields, id)
	const values = (['target', 'targetUpper', 'baseline'] as const).flatMap((column) => {
		const value = row[column] === '' ? undefined : convert(row[column], row.unit, to)
		return value === undefined ? [] : [[`indicators.${id}.${column}`, value]]
	})
	return values.length === 0 ? {} : { ...Object.fromEntries(values), [`indicators.${id}.unit`]: to }
}
