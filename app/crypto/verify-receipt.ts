import { bytesToHex } from '@noble/hashes/utils.js'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type Bytes, digestOf } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Checkpoint, type CheckpointRefusal, readCheckpoint } from './checkpoint.ts'
import type { EnvelopePart } from './envelope.ts'
import { parseLogKey } from './log-key.ts'
import { compareLog, type LogStateRefusal, readLogState } from './log-state.ts'
import { provesInclusion } from './merkle-verify.ts'
import { type Receipt, readReceipt } from './receipt.ts'
import { sheetHashOf } from './sheet-leaf.ts'
import { leafHashOf, type SubmissionLeaf, submissionLeafSchema } from './submission-leaf.ts'

type ReceiptRefusal = { code: 'malformed-receipt' | 'malformed-key' | 'wrong-key' }

/** The answers, each apart; null where nothing was given to answer it from. */
export type ReceiptAnswers = {
	receipt: Receipt
	/** Did the log sign the checkpoint on the receipt? */
	signed: Decision<Checkpoint, CheckpointRefusal>
	/** Was the submission in the log that was signed? */
	included: Decision<{ index: number; size: number }, { code: 'checkpoint-not-trusted' | 'not-included' }>
	/** Is it still in today's log, and everything before it? */
	stillInLog: Decision<Checkpoint, LogStateRefusal | { code: 'malformed-log' | 'checkpoint-not-trusted' | 'not-included' }> | null
	/** Is this ciphertext a submitted one, and of which part? */
	isSubmitted: Decision<{ part: EnvelopePart }, { code: 'other-ciphertext' }> | null
	/** Is what the opening shows of the submission what the receipt says? */
	isOpened: Decision<SubmissionLeaf, { code: 'other-submission' }> | null
	/** Is the score sheet in the file the one whose hash was logged? Not asked of a bid. */
	isSheet: Decision<{ total: number }, { code: 'other-sheet' }> | null
}

type Given = {
	/** The bytes of the file. */
	receipt: Uint8Array
	/** The key of the log from a source the reader trusts; without it, the receipt's own is taken, which its maker chose. */
	logKey?: string
	/** The bytes of the file of today's log. */
	today?: Uint8Array
	ciphertext?: Bytes
	/** What an opening record says of the submission. */
	openedLeaf?: unknown
}

/**
 * Answers the questions a bidder may have about a receipt: without a server, a clock or a network, and without throwing,
 * whatever the files hold. Refuses as a whole only what has no answers: no receipt, or one of another log.
 */
export async function verifyReceipt({ receipt: file, logKey, today, ciphertext, openedLeaf }: Given): Promise<Decision<ReceiptAnswers, ReceiptRefusal>> {
	const read = readReceipt(file)
	if (!read.ok) return read
	const receipt = read.value
	const key = parseLogKey(logKey ?? receipt.logKey)
	if (!key) return refuse({ code: 'malformed-key' })
	if (logKey !== undefined && logKey !== receipt.logKey) return refuse({ code: 'wrong-key' })
	const signed = readCheckpoint(receipt.checkpoint, key)
	const included = isIncluded(receipt, signed)
	const stillInLog = () => {
		const state = today && readLogState(today)
		if (!state?.ok) return state ?? null
		if (state.value.publicKey !== receipt.logKey || state.value.origin !== key.name) return refuse({ code: 'wrong-log' })
		if (!signed.ok) return refuse({ code: 'checkpoint-not-trusted' })
		if (!included.ok) return included
		return compareLog(state.value, { ...signed.value, leaf: leafHashOf(receipt.leaf), leafIndex: receipt.leafIndex }, key)
	}
	return accept({
		receipt,
		signed,
		included,
		stillInLog: stillInLog(),
		isSubmitted: ciphertext ? submittedPart(receipt, bytesToHex(await digestOf(ciphertext)), ciphertext.length) : null,
		isOpened: openedLeaf === undefined ? null : sameSubmission(receipt, openedLeaf),
		isSheet: receipt.kind === 'sheet.receipt' ? loggedSheet(receipt) : null,
	})
}

function isIncluded({ leaf, leafIndex: index, inclusionProof: proof }: Receipt, signed: ReceiptAnswers['signed']): ReceiptAnswers['included'] {
	if (!signed.ok) return refuse({ code: 'checkpoint-not-trusted' })
	const { size, root } = signed.value
	return provesInclusion({ leaf: leafHashOf(leaf), index, size, root, proof }) ? accept({ index, size }) : refuse({ code: 'not-included' })
}

function loggedSheet({ leaf, sheet }: Extract<Receipt, { kind: 'sheet.receipt' }>): ReceiptAnswers['isSheet'] {
	return sheetHashOf(sheet) === leaf.sheet && sheet.at === leaf.at ? accept({ total: sheet.total }) : refuse({ code: 'other-sheet' })
}

function submittedPart(receipt: Receipt, sha256: string, size: number): ReceiptAnswers['isSubmitted'] {
	const parts = receipt.kind === 'bid.receipt' ? receipt.leaf.parts : []
	const found = parts.find((part) => part.sha256 === sha256 && part.size === size)
	return found ? accept({ part: found.part }) : refuse({ code: 'other-ciphertext' })
}

function sameSubmission({ kind, leaf }: Receipt, opened: unknown): ReceiptAnswers['isOpened'] {
	const parsed = submissionLeafSchema.safeParse(opened)
	return kind === 'bid.receipt' && parsed.success && canonicalJson(leaf) === canonicalJson(parsed.data)
		? accept(parsed.data)
		: refuse({ code: 'other-submission' })
}
