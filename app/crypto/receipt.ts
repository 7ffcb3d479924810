import { z } from 'zod'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { fromBase64, textOf, toBase64 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Hash } from './merkle.ts'
import { parseJson } from './parse-json.ts'
import { sheetLeafSchema, submittedSheetSchema } from './sheet-leaf.ts'
import { submissionLeafSchema } from './submission-leaf.ts'

const hash = z.string().transform((text, context): Hash => {
	const bytes = fromBase64(text)
	if (bytes?.length === 32) return bytes
	context.addIssue({ code: 'custom', message: 'no hash' })
	return z.NEVER
})

/** A list of hashes in base64, at most so many. */
export const hashList = (most: number) => z.array(hash).max(most)

/** No tree of a countable number of leaves has a longer path. */
export const longestProof = 64

const proof = {
	v: z.literal(1),
	leafIndex: z.int().min(0),
	/** Siblings on the way to the root, lowest first. */
	inclusionProof: hashList(longestProof),
	/** The signed note of the log that the proof leads to. */
	checkpoint: z.string().max(10_000),
	/** The log's public key as the bidder got it. It proves nothing by itself: compare it with the one that is published. */
	logKey: z.string().max(500),
}
const bidReceiptSchema = z.strictObject({ ...proof, kind: z.literal('bid.receipt'), leaf: submissionLeafSchema })
const sheetReceiptSchema = z.strictObject({ ...proof, kind: z.literal('sheet.receipt'), leaf: sheetLeafSchema, sheet: submittedSheetSchema })
const receiptSchema = z.discriminatedUnion('kind', [bidReceiptSchema, sheetReceiptSchema])

/**
 * What a bidder takes away of a bid, or an expert of a score sheet: enough to show, without us, that a submission was taken, when, and that
 * it still stands.
 */
export type Receipt = z.infer<typeof receiptSchema>
type BidReceipt = z.infer<typeof bidReceiptSchema>
type SheetReceipt = z.infer<typeof sheetReceiptSchema>

/** The receipt of a bid as the text of a file. */
export function writeReceipt({ inclusionProof, ...receipt }: Omit<BidReceipt, 'v' | 'kind'>): string {
	return canonicalJson({ v: 1, kind: 'bid.receipt', ...receipt, inclusionProof: inclusionProof.map(toBase64) })
}

/** A submitted score sheet with its receipt as the text of a file. */
export function writeSheetReceipt({ inclusionProof, ...receipt }: Omit<SheetReceipt, 'v' | 'kind'>): string {
	return canonicalJson({ v: 1, kind: 'sheet.receipt', ...receipt, inclusionProof: inclusionProof.map(toBase64) })
}

/** Reads the file of a receipt; nothing in it is checked yet but its form. */
export function readReceipt(file: Uint8Array): Decision<Receipt, { code: 'malformed-receipt' }> {
	const parsed = receiptSchema.safeParse(parseJson(textOf(file)))
	return parsed.success ? accept(parsed.data) : refuse({ code: 'malformed-receipt' })
}
