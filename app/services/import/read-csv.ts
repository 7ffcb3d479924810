import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type ImportFileRefusal, importLimits } from '#app/domain/import/file-refusal.ts'
import { findHeader } from '#app/domain/import/header.ts'
import { decodeText } from './decode-text.ts'
import type { Spreadsheet } from './spreadsheet.ts'

const spareRows = 200
const namedFormulas = 5
const longestCell = 100_000

/** Reads separated text (comma, semicolon or tab; quoted cells may hold line breaks). Refuses broken encodings, formulas, text without a known header. */
export function readCsv(bytes: Uint8Array, fileName: string): Decision<Spreadsheet, ImportFileRefusal> {
	const decoded = decodeText(bytes)
	if (decoded === undefined) return refuse({ code: 'broken-encoding' })
	const text = decoded.replace(/^\uFEFF/, '')
	if (text.trim() === '') return refuse({ code: 'empty' })
	const rows = parseCells(text, delimiterOf(text))
	if (rows === 'rows') return refuse({ code: 'too-many-rows', limit: importLimits.rows, sheet: '' })
	if (rows === 'columns') return refuse({ code: 'too-many-columns', limit: importLimits.columns, sheet: '' })
	const sheetName = fileName.replace(/^.*[\\/]|\.\w{1,5}$/g, '')
	if (!findHeader(rows)) return refuse({ code: 'no-header-found', sheets: [sheetName] })
	const formulas = formulasIn(rows)
	if (formulas.count > 0) return refuse({ code: 'formulas', ...formulas })
	return accept({ format: 'csv', sheetName, sheets: [sheetName], rows, merges: [], hiddenRows: [] })
}

/** The separator under which a known header is found, else the one the first lines have most of. */
function delimiterOf(text: string): string {
	const head = text.slice(0, 20_000)
	const countOf = (sign: string) => head.split(sign).length
	const ranked = [',', '\t', ';'].sort((a, b) => countOf(b) - countOf(a))
	const found = ranked.find((sign) => {
		const rows = parseCells(head, sign)
		return typeof rows !== 'string' && findHeader(rows)
	})
	return found ?? ranked[0] ?? ','
}

/** The cells of the text, or what there is too much of. */
function parseCells(text: string, delimiter: string): string[][] | 'rows' | 'columns' {
	const rows: string[][] = []
	let row: string[] = []
	let filled = 0
	let at = 0
	while (at < text.length) {
		const cell = readCell(text, at, delimiter)
		row.push(cell.text)
		if (row.length > importLimits.columns) return 'columns'
		at = cell.next
		if (text[at - 1] === delimiter && at < text.length) continue
		if (row.some((one) => one !== '')) filled += 1
		if (filled > importLimits.rows + spareRows || rows.length > 4 * importLimits.rows) return 'rows'
		rows.push(row)
		row = []
	}
	return rows
}

/** One cell from `at` on, and where the next begins: behind a delimiter or a line break. */
function readCell(text: string, at: number, delimiter: string): { text: string; next: number } {
	const quoted = text[at] === '"' ? readQuoted(text, at, delimiter) : undefined
	if (quoted) return quoted
	let next = at
	while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r') next += 1
	return { text: text.slice(at, next).trim(), next: behind(text, next) }
}

/** A cell in quotes; undefined where the quotes do not close right before a delimiter, a line break or the end. */
function readQuoted(text: string, at: number, delimiter: string): { text: string; next: number } | undefined {
	let close = text.indexOf('"', at + 1)
	while (close >= 0 && close - at <= longestCell && text[close + 1] === '"') close = text.indexOf('"', close + 2)
	if (close < 0 || close - at > longestCell) return undefined
	let next = close + 1
	while (text[next] === ' ') next += 1
	if (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r') return undefined
	const inner = text.slice(at + 1, close).replaceAll('""', '"')
	return { text: inner.replace(/\r\n?/g, '\n').trim(), next: behind(text, next) }
}

const behind = (text: string, at: number) => at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1)

function formulasIn(rows: readonly (readonly string[])[]): { cells: string[]; count: number } {
	const places = rows.flatMap((row, at) => row.flatMap((text, column) => (/^=[A-Za-z0-9("'$+-]/.test(text) ? [`${columnName(column)}${at + 1}`] : [])))
	return { cells: places.slice(0, namedFormulas), count: places.length }
}

/** 0 → A, 26 → AA */
function columnName(column: number): string {
	return (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
}
