import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { toBase64Url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'

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

/** Half a character of UTF-16 has no UTF-8, so it could not be hashed. */
const text = z.string().regex(/^\P{Surrogate}*$/u)

/** A score sheet as it was submitted: complete in itself, so that its expert can hold it against the log without us. */
export const submittedSheetSchema = z.strictObject({
	v: z.literal(1),
	/** Code of the challenge. */
	challenge: text,
	/** The evaluations of a challenge count from 1. */
	evaluation: z.int().min(1),
	bid: text,
	/** What the record of the draw calls the expert. */
	seat: text,
	/** The versions of a sheet count from 1. */
	version: z.int().min(1),
	criteria: z.array(z.strictObject({ name: text, weight: z.int().min(0), points: z.int().min(0).max(100), comment: text })),
	indicators: z.array(z.strictObject({ name: text, judgement: text, comment: text })),
	overall: text,
	/** Hundredths of a point. */
	total: z.int().min(0).max(10_000),
	at: z.iso.datetime({ precision: 3 }),
	/** 32 random bytes, base64url. */
	salt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})
type SubmittedSheet = z.infer<typeof submittedSheetSchema>

/** A sheet of now, with a salt of its own. */
export function makeSubmittedSheet({ at, ...sheet }: Omit<SubmittedSheet, 'v' | 'at' | 'salt'> & { at: Date }): SubmittedSheet {
	return { v: 1, ...sheet, at: at.toISOString(), salt: toBase64Url(randomBytes(32)) }
}

/** SHA-256 in hex of a submitted sheet: that of its canonical JSON. */
export function sheetHashOf(sheet: SubmittedSheet): string {
	return bytesToHex(sha256(utf8(canonicalJson(sheet))))
}

/** The leaf by which a submitted sheet stands in the log. */
export function sheetLeafOf(sheet: SubmittedSheet): SheetLeaf {
	return { v: 1, kind: 'sheet.submitted', sheet: sheetHashOf(sheet), at: sheet.at }
}
