import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type ImportFileRefusal, importLimits } from '#app/domain/import/file-refusal.ts'
import { findHeader } from '#app/domain/import/header.ts'
import { decodeText } from './decode-text.ts'
import type { Spreadsheet } from './spreadsheet.ts'

const spareRows = 200
const namedFormulas = 5

/** Reads separated text (comma, semicolon or tab; quoted cells may hold line breaks). Refuses broken encodings, formulas, text without a known header. */
export function readCsv(bytes: Uint8Array, fileName: string): Decision<Spreadsheet, ImportFileRefusal> {
	const decoded = decodeText(bytes)
	if (decoded === undefined) return refuse({ code: 'broken-encoding' })
	if (/[\u0000-\u0008\u000E-\u001A]/.test(decoded)) return refuse({ code: 'wrong-type', kind: 'binary' })
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
	if (text[at] === '"') {
		const quoted = /"((?:[^"]|"")*)"[^\S\r\n\t]*/y
		quoted.lastIndex = at
		const [whole = '', inner = ''] = quoted.exec(text) ?? []
		const next = at + whole.length
		if (whole !== '' && (next >= text.length || text[next] === delimiter || /[\r\n]/.test(text[next] ?? ''))) {
			return { text: inner.replaceAll('""', '"').replace(/\r\n?/g, '\n').trim(), next: behind(text, next) }
		}
	}
	let next = at
	while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r') next += 1
	return { text: text.slice(at, next).trim(), next: behind(text, next) }
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
