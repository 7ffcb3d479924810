import { z } from 'zod'

export const sheetKinds = ['sheet.submitted'] as const

/** A submitted score sheet as a leaf of the log. It names no challenge and no bid; its own hash is salted, so that nobody guesses what it says. */
export const sheetLeafSchema = z.strictObject({
	v: z.literal(1),
	kind: z.enum(sheetKinds),
	/** SHA-256 in hex of the canonical JSON of the sheet with its salt. */
	sheet: z.string().regex(/^[0-9a-f]{64}$/),
	/** When it was submitted, by the server's clock, to the millisecond. */
	at: z.iso.datetime({ precision: 3 }),
})
export type SheetLeaf = z.infer<typeof sheetLeafSchema>
