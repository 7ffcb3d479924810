import { type Decision, refuse } from '#app/domain/decision.ts'
import { type ImportFileRefusal, importLimits } from '#app/domain/import/file-refusal.ts'
import { findHeader } from '#app/domain/import/header.ts'
import { fileKindOf } from './file-kind.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Spreadsheet } from './spreadsheet.ts'

type File = { bytes: Uint8Array; fileName: string; onProgress?: (share: number) => void }

/** Reads a demand list from the bytes of a file, workbook or separated text. Takes as long as it takes: call it in a worker. */
export async function readFile({ bytes, fileName, onProgress = () => {} }: File): Promise<Decision<Spreadsheet, ImportFileRefusal>> {
	const kind = fileKindOf(bytes)
	if (!kind.ok) return kind
	const read = kind.value === 'zip' ? await readWorkbook(bytes, onProgress) : readCsv(bytes, fileName)
	if (!read.ok) return read
	const below = read.value.rows.slice((findHeader(read.value.rows)?.last ?? -1) + 1).filter((row) => row.some((text) => text !== ''))
	if (below.length === 0) return refuse({ code: 'empty' })
	if (below.length > importLimits.rows) return refuse({ code: 'too-many-rows', limit: importLimits.rows, sheet: read.value.sheetName })
	return read
}
