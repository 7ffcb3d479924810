import type { MergedCells } from '#app/domain/import/tidy.ts'

/** A sheet as read: every row of the file from its first on, so that row n is `rows[n - 1]`; `hiddenRows` are row numbers from 1. */
export type Spreadsheet = {
	format: 'xlsx' | 'csv'
	sheetName: string
	sheets: string[]
	rows: string[][]
	merges: MergedCells[]
	hiddenRows: number[]
}
