import { z } from 'zod'
import { type ColumnMapping, type ImportField, importFields } from './fields.ts'

const isField = (name: string): name is ImportField => importFields.some((field) => field === name)

/** The corrected mapping as the form sends it: `column-3` → field. Fields there are not are left out. */
export function readMapping(entries: Iterable<[string, unknown]>): ColumnMapping {
	return Object.fromEntries(
		[...entries].flatMap(([name, value]) => {
			const column = /^column-(\d{1,3})$/.exec(name)?.[1]
			return column !== undefined && typeof value === 'string' && isField(value) ? [[column, value]] : []
		}),
	)
}

/** The corrected texts of a row as the form sends them. */
export function readTexts(entries: Iterable<[string, unknown]>): Partial<Record<ImportField, string>> {
	return Object.fromEntries(
		[...entries].flatMap(([name, value]) =>
			isField(name) && name !== 'serial' && name !== 'ignore' && typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n').slice(0, 20_000)]] : [],
		),
	)
}

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)

/** Which lines of a preview, and which page of them. */
export const PreviewSearch = z.object({
	view: z.preprocess(first, z.enum(['all', 'problems', 'errors', 'existing'])).catch('all'),
	/** A refusal a command sent back here. */
	refused: z
		.preprocess(first, z.enum(['import-over', 'mapping-without-title', 'mapping-twice', 'lines-with-errors', 'nothing-to-take']).optional())
		.catch(undefined),
	page: z.preprocess(first, z.coerce.number().int().min(1).max(1000)).catch(1),
})
