import { readSheet } from 'read-excel-file/node'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { ImportFileRefusal } from '#app/domain/import/file-refusal.ts'
import { findHeader } from '#app/domain/import/header.ts'
import { type ScannedSheet, scanWorkbook } from './scan-workbook.ts'
import type { Spreadsheet } from './spreadsheet.ts'

/** Reads the first visible sheet of a workbook that has a header the import knows; a sheet with formulas is refused with their places. */
export async function readWorkbook(bytes: Uint8Array, onProgress: (share: number) => void): Promise<Decision<Spreadsheet, ImportFileRefusal>> {
	const scanned = scanWorkbook(bytes, (share) => onProgress(share / 2))
	if (!scanned.ok) return scanned
	const sheets = scanned.value
	const filled = sheets.map((sheet, at) => ({ ...sheet, at })).filter(({ isHidden, scan }) => !isHidden && scan.filledRows > 0)
	if (filled.length === 0) return refuse({ code: 'empty' })
	for (const sheet of filled) {
		const rows = await readRows(bytes, sheet.at)
		if (!rows) return refuse({ code: 'damaged' })
		if (findHeader(rows)) return outcomeOf(sheet, rows, sheets)
	}
	return refuse({ code: 'no-header-found', sheets: filled.map(({ name }) => name) })
}

function outcomeOf({ name, scan }: ScannedSheet, rows: string[][], sheets: readonly ScannedSheet[]): Decision<Spreadsheet, ImportFileRefusal> {
	if (scan.formulas.count > 0) return refuse({ code: 'formulas', ...scan.formulas })
	return accept({ format: 'xlsx', sheetName: name, sheets: sheets.map((sheet) => sheet.name), rows, merges: scan.merges, hiddenRows: scan.hiddenRows })
}

/** The cells of a sheet as text; undefined where the file is broken inside. */
async function readRows(bytes: Uint8Array, at: number): Promise<string[][] | undefined> {
	try {
		const rows = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), at + 1)
		return rows.map((row) => row.map(textOf))
	} catch {
		return undefined
	}
}

function textOf(value: unknown): string {
	if (value instanceof Date) return stampOf(value)
	if (typeof value === 'number') return String(Number(value.toPrecision(15)))
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
	return typeof value === 'string' ? value : ''
}

/** Excel's clock has no zone: the library gives its reading as UTC. Seconds are rounded, for the serial is a fraction. */
function stampOf(date: Date): string {
	const stamp = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ')
	return stamp.endsWith(' 00:00:00') ? stamp.slice(0, 10) : stamp.replace(/:00$/, '')
}
