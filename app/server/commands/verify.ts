import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import type { Receipt } from '#app/crypto/receipt.ts'
import { type ReceiptAnswers, verifyReceipt } from '#app/crypto/verify-receipt.ts'
import type { Decision } from '#app/domain/decision.ts'
import { CommandError } from './command.ts'

const usage = 'Usage: npm run verify -- RECEIPT [--log FILE_OR_URL] [--bid FILE] [--key KEY]'
type AnswerTo<Question extends keyof ReceiptAnswers> = Extract<ReceiptAnswers[Question], { ok: false }>['refusal']['code']

/** Why an answer is no, in words; every code there is. */
const reasons: Record<AnswerTo<'signed' | 'included' | 'stillInLog' | 'isSubmitted' | 'isSheet'>, string> = {
	'malformed-note': 'the checkpoint is no signed note',
	'bad-signature': 'the signature is not that of the log over this checkpoint',
	'not-signed': 'the checkpoint is not signed by the log',
	'malformed-checkpoint': 'what was signed is no checkpoint of this log',
	'checkpoint-not-trusted': 'the checkpoint on the receipt cannot be trusted',
	'not-included': 'the proof does not lead from the submission to the signed root',
	'malformed-log': 'the file is no export of a log',
	'wrong-log': 'the file is of another log',
	'leaves-differ-from-checkpoint': 'its entries are not those of its own checkpoint',
	'log-shrank': 'the log has fewer entries than when the receipt was given',
	'log-rewritten': 'an entry from before the receipt was deleted, inserted, replaced or moved',
	'leaf-replaced': 'another entry stands in the place of the submission',
	'other-ciphertext': 'this file is not what was submitted',
	'other-sheet': 'the sheet was changed after it was submitted',
}

/**
 * Answers the questions about a receipt, of a bid or of a score sheet, from files alone, one line each; `isGood` when none is answered no. Files are those
 * of `app/crypto`: a receipt, an export of the log (or an address of one), a sealed bid as it was uploaded.
 */
export async function verifyFiles(args: string[]): Promise<{ isGood: boolean; text: string }> {
	const { receipt, log, bid, key } = readArguments(args)
	const today = log === undefined ? undefined : await bytesOf(log)
	const ciphertext = bid === undefined ? undefined : await bytesOf(bid)
	const outcome = await verifyReceipt({
		receipt: await bytesOf(receipt),
		...(key !== undefined && { logKey: key }),
		...(today && { today }),
		...(ciphertext && { ciphertext }),
	})
	if (!outcome.ok) return { isGood: false, text: `✗ ${receipt}: ${refusals[outcome.refusal.code]}` }
	const { signed, included, stillInLog, isSubmitted, isSheet, receipt: read } = outcome.value
	return {
		isGood: [signed, included, stillInLog, isSubmitted, isSheet].every((answer) => answer === null || answer.ok),
		text: [
			about(read),
			line('Signed by the log?', signed, (checkpoint) => `${checkpoint.size} entries at ${checkpoint.at.toISOString()}`),
			line('Included in the log?', included, ({ index, size }) => `entry ${index + 1} of ${size}`),
			line('Still in today’s log?', stillInLog, (checkpoint) => `${checkpoint.size} entries at ${checkpoint.at.toISOString()}`, '--log FILE_OR_URL'),
			read.kind === 'sheet.receipt'
				? line('Is the sheet the submitted one?', isSheet, ({ total }) => `total ${(total / 100).toFixed(2)}`)
				: line('Is the file the submitted one?', isSubmitted, ({ part }) => `the part “${part}”`, '--bid FILE'),
			`Key of the log: ${fingerprintOf(read.logKey)}${key === undefined ? ', as the receipt itself says: compare it with the published one' : ''}`,
		].join('\n'),
	}
}

function about(receipt: Receipt): string {
	const { challenge, bid, version, at } = receipt.kind === 'sheet.receipt' ? receipt.sheet : receipt.leaf
	return `${receipt.leaf.kind}: challenge ${challenge}, bid ${bid}, version ${version}, at ${at}`
}

const refusals = {
	'malformed-receipt': 'this is no receipt, or it was changed',
	'malformed-key': 'the key is no key of a log',
	'wrong-key': 'the receipt is of another log than the given key',
}

function line<Value>(question: string, answer: Decision<Value, { code: keyof typeof reasons }> | null, tell: (value: Value) => string, option = ''): string {
	if (answer === null) return `– ${question} Not asked: ${option}`
	return answer.ok ? `✓ ${question} Yes: ${tell(answer.value)}` : `✗ ${question} No: ${reasons[answer.refusal.code]} (${answer.refusal.code})`
}

function readArguments(args: string[]) {
	const option = { type: 'string' } as const
	try {
		const { values, positionals } = parseArgs({ args, options: { log: option, bid: option, key: option }, allowPositionals: true })
		const [receipt, ...more] = positionals
		if (receipt !== undefined && more.length === 0) return { receipt, ...values }
	} catch (error) {
		throw new CommandError(`${error instanceof Error ? error.message : error}\n${usage}`)
	}
	throw new CommandError(usage)
}

async function bytesOf(source: string): Promise<Uint8Array<ArrayBuffer>> {
	try {
		if (!/^https?:\/\//.test(source)) return Uint8Array.from(await readFile(source))
		const answer = await fetch(source, { signal: AbortSignal.timeout(60_000) })
		if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`)
		return new Uint8Array(await answer.arrayBuffer())
	} catch (error) {
		throw new CommandError(`${source} cannot be read: ${error instanceof Error ? error.message : error}`)
	}
}
