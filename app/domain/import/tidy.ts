import { type ColumnMapping, columnsOf, jointOf } from './fields.ts'
import { repeatsHeader, type SheetHeader } from './header.ts'

/** A block of merged cells, all ends included, rows and columns from 0. */
export type MergedCells = { top: number; left: number; bottom: number; right: number }

/** A demand as it stands in the sheet: the file's row number (from 1) it begins on, and its cells, those of its further rows joined in. */
type TidyRow = { rowNumber: number; cells: string[] }

const total = /^(合计|总计|共计|小计|总和|total|sum|grandtotal)([:：].*)?$/i
const isEmpty = (cells: readonly string[]) => cells.every((text) => text.trim() === '')

/**
 * Brings the rows below a header into one row a demand: empty rows, repeated headers and rows of totals fall away,
 * further rows of a demand join it, and a value merged over several demands holds for each of them.
 */
export function tidyRows(
	rows: readonly (readonly string[])[],
	header: Pick<SheetHeader, 'last' | 'headers' | 'mapping'>,
	merges: readonly MergedCells[] = [],
): TidyRow[] {
	const filled = fillMerged(rows, header, merges)
	const tidy: TidyRow[] = []
	for (let at = header.last + 1; at < rows.length; at++) {
		const cells = header.headers.map((_, column) => filled[at]?.[column] ?? '')
		const written = rows[at] ?? []
		if (isEmpty(written) || repeatsHeader(written, header.headers) || isTotal(written, header.mapping)) continue
		const former = tidy.at(-1)
		if (former && continues(former.cells, cells, written, header.mapping)) former.cells = joined(former.cells, cells, written, header.mapping)
		else tidy.push({ rowNumber: at + 1, cells })
	}
	return tidy
}

const textAt = (cells: readonly string[], mapping: ColumnMapping, field: 'title' | 'serial') =>
	columnsOf(mapping, field)
		.map((column) => cells[column]?.trim() ?? '')
		.find((text) => text !== '') ?? ''

function isTotal(cells: readonly string[], mapping: ColumnMapping): boolean {
	const first = cells.find((text) => text.trim() !== '') ?? ''
	const title = textAt(cells, mapping, 'title')
	return total.test(first.replace(/\s/g, '')) && (title === '' || total.test(title.replace(/\s/g, '')))
}

/** A row without title and number goes on with the former demand unless it contradicts it in a field of one value. */
function continues(former: readonly string[], cells: readonly string[], written: readonly string[], mapping: ColumnMapping): boolean {
	if (columnsOf(mapping, 'title').length === 0 || textAt(cells, mapping, 'title') !== '' || textAt(written, mapping, 'serial') !== '') return false
	return cells.every((text, column) => {
		const field = mapping[column]
		if (field === undefined || field === 'ignore' || jointOf(field) !== undefined || text.trim() === '') return true
		return (former[column] ?? '').trim() === '' || former[column]?.trim() === text.trim()
	})
}

function joined(former: readonly string[], cells: readonly string[], written: readonly string[], mapping: ColumnMapping): string[] {
	return former.map((text, column) => {
		const field = mapping[column]
		const joint = field && jointOf(field)
		const more = (joint === undefined ? cells[column] : written[column])?.trim() ?? ''
		if (more === '') return text
		if (text.trim() === '') return more
		return joint === undefined ? text : `${text}${joint}${more}`
	})
}

/** Lays the value of a block merged over several rows into its lower rows too: but titles and numbers, for there it is one demand. */
function fillMerged(rows: readonly (readonly string[])[], header: Pick<SheetHeader, 'last' | 'mapping'>, merges: readonly MergedCells[]): string[][] {
	const filled = rows.map((row) => [...row])
	for (const { top, left, bottom, right } of merges) {
		const field = header.mapping[left]
		if (top <= header.last || bottom === top || left !== right || field === undefined || field === 'title' || field === 'serial') continue
		for (let at = top + 1; at <= Math.min(bottom, rows.length - 1); at++) {
			const row = filled[at]
			if (row) row[left] = rows[top]?.[left] ?? ''
		}
	}
	return filled
}
