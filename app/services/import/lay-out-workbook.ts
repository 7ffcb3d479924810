import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/node'
import { printable } from './printable.ts'

/** What a cell can hold; an instant is shown in Beijing time. */
type WorkbookCell = string | number | Date | null
/** A sheet to write: `width` in characters; `notes` are rows above the header. */
export type WorkbookSheet = {
	name: string
	columns: readonly { header: string; width: number }[]
	rows: readonly (readonly WorkbookCell[])[]
	notes?: readonly string[]
}

const beijingOffset = 8 * 3_600_000
/** Excel takes no longer text in a cell. */
const longestCell = 32_767

/** Writes an .xlsx with a frozen, bold header a sheet. Text is always text: what begins with = is no formula. */
export function layOutWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
	return writeExcelFile(sheets.map(toSheet)).toBuffer()
}

function toSheet({ name, columns, rows, notes = [] }: WorkbookSheet): Sheet<never> {
	const header = columns.map(
		({ header: value }): CellObject => ({ value, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'center', backgroundColor: '#eef1f4' }),
	)
	const above = notes.map((note) => [{ value: note, type: String, columnSpan: columns.length } satisfies CellObject])
	return {
		sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
		columns: columns.map(({ width }) => ({ width })),
		stickyRowsCount: above.length + 1,
		data: [...above, header, ...rows.map((row) => row.map(toCell))],
	}
}

function toCell(value: WorkbookCell): CellObject | null {
	if (value === null || value === '') return null
	if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' }
	if (typeof value === 'string') return { value: printable(value.slice(0, longestCell)), type: String, wrap: true, alignVertical: 'top' }
	return { value: new Date(value.getTime() + beijingOffset), type: Date, format: 'yyyy-mm-dd hh:mm', alignVertical: 'top' }
}
