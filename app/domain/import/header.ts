import { type ColumnMapping, type ImportField, importFields, jointOf } from './fields.ts'
import { headerAliases } from './header-aliases.ts'
import { toHalfWidth } from './plain-text.ts'

/** The header of a sheet: its first and last row, from 0, the text over each column, and what the columns were recognised as. */
export type SheetHeader = { first: number; last: number; headers: string[]; mapping: ColumnMapping }

/** How far down a header is looked for. */
const searchedRows = 30
const longestHeader = 40

const fieldOfName = new Map(importFields.flatMap((field) => (headerAliases[field] ?? []).map((name) => [name, field] as const)))
/** Names long enough to be recognised inside a longer header; the longest wins. */
const innerNames = [...fieldOfName.keys()].filter((name) => name.length >= 3 && /\p{Script=Han}/u.test(name)).sort((a, b) => b.length - a.length)

/** A header cell brought down to its name: half-width, lower case, without blanks, line breaks, stars, item numbers, brackets and colons. */
function normaliseHeader(text: string): string {
	return toHalfWidth(text.slice(0, longestHeader * 3))
		.toLowerCase()
		.replace(/[\s\p{Cc}\p{Cf}]/gu, '')
		.replace(/[*※★☆:_"“”]/g, '')
		.replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]/g, '')
		.replace(/^(\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、)/, '')
		.replace(/[/／](万元|元|亿元|月|年|rmb)$/, '')
}

/** What the unit in a header's brackets or behind its stroke says of its amounts; undefined where it says nothing. */
export function amountUnitOf(header: string): 'yuan' | 'wan' | 'yi' | undefined {
	const plain = toHalfWidth(header).replace(/\s/g, '')
	if (/亿/.test(plain)) return 'yi'
	if (/万|10,?000/.test(plain)) return 'wan'
	return /[(/[:【]单?位?:?(人民币)?(元|rmb|cny)/i.test(plain) ? 'yuan' : undefined
}

function exactField(text: string): ImportField | undefined {
	return fieldOfName.get(normaliseHeader(text))
}

function likelyField(text: string): ImportField | undefined {
	const name = normaliseHeader(text)
	if (name.length > 16) return undefined
	const inner = innerNames.find((known) => name.includes(known))
	return inner === undefined ? undefined : fieldOfName.get(inner)
}

/** What the columns under these headers hold. A field that holds one value takes the first column only. */
function recogniseColumns(headers: readonly string[]): ColumnMapping {
	const exact = headers.map(exactField)
	const taken = new Set<ImportField>()
	const mapping: ColumnMapping = {}
	const take = (column: number, field: ImportField | undefined) => {
		if (field === undefined || mapping[column] !== undefined || (taken.has(field) && jointOf(field) === undefined)) return
		taken.add(field)
		mapping[column] = field
	}
	exact.forEach((field, column) => {
		take(column, field)
	})
	headers.forEach((header, column) => {
		if (exact[column] === undefined) take(column, likelyField(header))
	})
	return mapping
}

/** The headers of a sheet as one text, the same for the same form: what a remembered mapping is found by. */
export function headersKey(headers: readonly string[]): string {
	return headers.map(normaliseHeader).join('|').replace(/\|+$/, '')
}

/**
 * Finds the header under title and note rows. Only names known word for word count, and a title column must be among
 * them, so that a row of data is never taken for one. A second header row under grouped columns is joined to the first.
 */
export function findHeader(rows: readonly (readonly string[])[]): SheetHeader | undefined {
	let best: { score: number; header: SheetHeader } | undefined
	for (let at = 0; at < Math.min(rows.length, searchedRows); at++) {
		for (const candidate of [headerAt(rows, at, at), isSubHeader(rows, at + 1) ? headerAt(rows, at, at + 1) : undefined]) {
			if (candidate && candidate.score > (best?.score ?? 0)) best = candidate
		}
	}
	return best?.header
}

/** Whether a later row says the header again, as printed lists do on every page. */
export function repeatsHeader(row: readonly string[], headers: readonly string[]): boolean {
	const filled = row.flatMap((text, column) => (text.trim() === '' ? [] : [normaliseHeader(text) === normaliseHeader(headers[column] ?? '')]))
	return filled.length >= 2 && filled.filter(Boolean).length > filled.length / 2
}

function headerAt(rows: readonly (readonly string[])[], first: number, last: number): { score: number; header: SheetHeader } | undefined {
	const upper = rows[first] ?? []
	const lower = first === last ? [] : (rows[last] ?? [])
	const headers = Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => lower[column]?.trim() || upper[column]?.trim() || '')
	const filled = headers.filter((text) => text !== '')
	if (filled.some((text) => text.length > longestHeader * 3) || filled.length === 0) return undefined
	const exact = new Set(headers.flatMap((text) => exactField(text) ?? []))
	const mapping = recogniseColumns(headers)
	const hasTitle = Object.values(mapping).includes('title')
	const isSure = exact.has('title') ? exact.size >= 2 || filled.length === 1 : hasTitle && exact.size >= 3
	return isSure ? { score: exact.size, header: { first, last, headers, mapping } } : undefined
}

function isSubHeader(rows: readonly (readonly string[])[], at: number): boolean {
	const filled = (rows[at] ?? []).filter((text) => text.trim() !== '')
	return filled.length > 0 && filled.every((text) => exactField(text) !== undefined)
}
