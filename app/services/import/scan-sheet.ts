import { importLimits } from '#app/domain/import/file-refusal.ts'
import type { MergedCells } from '#app/domain/import/tidy.ts'

/** What a pass over a worksheet's XML tells before anything is kept in memory. */
export type SheetScan = {
	/** Rows that hold a value, and the number of the last of them. */
	filledRows: number
	lastRow: number
	lastColumn: number
	formulas: { cells: string[]; count: number }
	merges: MergedCells[]
	hiddenRows: number[]
	excess: 'rows' | 'columns' | undefined
}

/** Rows for titles, notes and blank lines beyond the rows of data; and how far down the last value may stand. */
const spareRows = 200
const lowestRow = 20_000
/** Most rows the file may list, blank ones with a format included. */
const listedRows = 100_000
const namedFormulas = 5
const mostMerges = 20_000
const tag = /<(?:\w+:)?(row|c|f|v|t|mergeCell)(?=[\s/>])([^<>]*)>/g
const attributeOf = (attributes: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]

/** Takes a worksheet's XML in pieces and keeps counts only; it stops counting at the first row or column too many. */
export function scanSheet() {
	const scan: SheetScan = { filledRows: 0, lastRow: 0, lastColumn: 0, formulas: { cells: [], count: 0 }, merges: [], hiddenRows: [], excess: undefined }
	let carried = ''
	let row = 0
	let listed = 0
	let isFilled = false
	let cell = ''

	function see(name: string, attributes: string) {
		if (name === 'row') {
			row = Number(attributeOf(attributes, 'r') ?? row + 1)
			isFilled = false
			listed += 1
			if (listed > listedRows) scan.excess = 'rows'
			if (/\shidden="(1|true)"/.test(attributes) && scan.hiddenRows.length < lowestRow) scan.hiddenRows.push(row)
		} else if (name === 'c') cell = attributeOf(attributes, 'r') ?? ''
		else if (name === 'f') {
			scan.formulas.count += 1
			if (scan.formulas.cells.length < namedFormulas) scan.formulas.cells.push(cell)
		} else if (name === 'mergeCell') {
			const merged = scan.merges.length < mostMerges ? readBlock(attributeOf(attributes, 'ref') ?? '') : undefined
			if (merged) scan.merges.push(merged)
		} else if (!attributes.endsWith('/')) seeValue()
	}

	function seeValue() {
		if (!isFilled) scan.filledRows += 1
		isFilled = true
		scan.lastRow = Math.max(scan.lastRow, row)
		scan.lastColumn = Math.max(scan.lastColumn, columnOf(cell) + 1)
		if (scan.filledRows > importLimits.rows + spareRows || scan.lastRow > lowestRow) scan.excess = 'rows'
		else if (scan.lastColumn > importLimits.columns) scan.excess = 'columns'
	}

	return {
		scan,
		push(piece: Uint8Array) {
			if (scan.excess) return
			const text = carried + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
			const open = text.lastIndexOf('<')
			carried = open > text.lastIndexOf('>') ? text.slice(open) : ''
			for (const [, name = '', attributes = ''] of text.matchAll(tag)) {
				see(name, attributes)
				if (scan.excess) return
			}
		},
	}
}

/** B12 → column 1, from 0. */
function columnOf(reference: string): number {
	let column = 0
	for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
	return column - 1
}

function readBlock(reference: string): MergedCells | undefined {
	const [from = '', to = ''] = reference.split(':')
	const rowOf = (place: string) => Number(/\d+$/.exec(place)?.[0] ?? 0) - 1
	const block = { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) }
	return Object.values(block).every((place) => place >= 0) ? block : undefined
}
