import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { digestOf, utf8 } from './bytes.ts'
import { signCheckpoint } from './checkpoint.ts'
import { logKeyOf } from './log-key.ts'
import { writeLogState } from './log-state.ts'
import { consistencyRanges, type Hash, hashesOf, inclusionRanges, leafHash, rootOf, treeOf } from './merkle.ts'
import { writeReceipt } from './receipt.ts'
import { leafHashOf, makeLeaf, submissionLeafSchema } from './submission-leaf.ts'
import { verifyReceipt } from './verify-receipt.ts'

const signer = { name: 'lianbang.example/log', secretKey: new Uint8Array(32).fill(3) }
const logKey = logKeyOf(signer)
const at = new Date('2026-03-01T08:00:00.123Z')
const ciphertext = utf8('ciphertext')
const sha256 = Buffer.from(await digestOf(ciphertext)).toString('hex')
const leaf = makeLeaf({
	kind: 'bid.sealed',
	challenge: 'NE-2026-01',
	bid: 'b1',
	version: 1,
	parts: [{ part: 'bid', suite: 'age-x25519-v1', sha256, size: ciphertext.length }],
	at,
})
const [index, size, sizeNow] = [9, 13, 21]
const hashes = Array.from({ length: sizeNow }, (_, place) => (place === index ? leafHashOf(leaf) : leafHash(utf8(`leaf ${place}`))))
const tree = treeOf(hashes)
const receipt = writeReceipt({
	leaf,
	leafIndex: index,
	inclusionProof: hashesOf(inclusionRanges(index, size), tree),
	checkpoint: signCheckpoint({ size, root: rootOf(size, tree), at }, signer),
	logKey,
})

const signed = (count: number, root: Hash) => ({ origin: signer.name, publicKey: logKey, checkpoint: signCheckpoint({ size: count, root, at }, signer) })
const checkpointNow = signed(sizeNow, rootOf(sizeNow, tree))
/** The log with these leaves and a checkpoint that fits them, as an operator who lies could publish it. */
const resigned = (leaves: Hash[]) => utf8(writeLogState({ ...signed(leaves.length, rootOf(leaves.length, treeOf(leaves))), leafHashes: leaves }))
/** The log with these leaves under the true checkpoint. */
const unsigned = (leaves: Hash[]) => utf8(writeLogState({ ...checkpointNow, leafHashes: leaves }))

async function answersWith(given: Partial<Parameters<typeof verifyReceipt>[0]> = {}) {
	const outcome = await verifyReceipt({ receipt: utf8(receipt), logKey, ...given })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value
}
const stillInLog = async (today: Uint8Array) => (await answersWith({ today })).stillInLog
const codeOf = (decision: Decision<unknown, { code: string }> | null) => (decision === null ? 'not asked' : decision.ok ? 'yes' : decision.refusal.code)

test('a true receipt: signed, included; what was not asked is not answered', async () => {
	const answers = await answersWith()
	expect(answers).toMatchObject({ signed: { value: { size, at } }, included: accept({ index, size }), stillInLog: null, isSubmitted: null, isOpened: null })
	expect((await verifyReceipt({ receipt: utf8(receipt) })).ok).toBe(true)
})

test('it is still in today’s log, by all leaves or by a proof', async () => {
	const consistencyProof = hashesOf(consistencyRanges(size, sizeNow), tree)
	expect(codeOf(await stillInLog(resigned(hashes)))).toBe('yes')
	expect(codeOf(await stillInLog(utf8(writeLogState({ ...checkpointNow, consistencyProof }))))).toBe('yes')
	expect(codeOf(await stillInLog(utf8(writeLogState({ ...checkpointNow, consistencyProof: consistencyProof.slice(1) }))))).toBe('log-rewritten')
})

test('the submitted ciphertext is told from any other, the opened submission too', async () => {
	expect((await answersWith({ ciphertext })).isSubmitted).toEqual(accept({ part: 'bid' }))
	expect((await answersWith({ ciphertext: utf8('ciphertexu') })).isSubmitted).toEqual(refuse({ code: 'other-ciphertext' }))
	expect((await answersWith({ openedLeaf: { ...leaf } })).isOpened).toEqual(accept(leaf))
	for (const openedLeaf of [{ ...leaf, version: 2 }, null, 'x', { ...leaf, bid: '\ud800' }])
		expect((await answersWith({ openedLeaf })).isOpened).toEqual(refuse({ code: 'other-submission' }))
})

const place = fc.nat(size - 1)
const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 })
const swapped = (one: number, other: number) => hashes.map((hash, at) => hashes[at === one ? other : at === other ? one : at] ?? hash)

test('deleting, inserting, swapping or replacing one leaf is detected, with a true checkpoint and with a new one', async () => {
	const changes = fc.oneof(
		fc.record({ kind: fc.constant('delete'), leaves: place.map((one) => hashes.filter((_, at) => at !== one)) }),
		fc.record({ kind: fc.constant('insert'), leaves: fc.tuple(place, anyHash).map(([one, hash]) => [...hashes.slice(0, one), hash, ...hashes.slice(one)]) }),
		fc.record({
			kind: fc.constant('swap'),
			leaves: fc
				.tuple(place, fc.nat(sizeNow - 1))
				.filter(([one, other]) => one !== other)
				.map(([one, other]) => swapped(one, other)),
		}),
		fc.record({ kind: fc.constant('replace'), leaves: fc.tuple(place, anyHash).map(([one, hash]) => hashes.with(one, hash)) }),
	)
	const seen = new Set<string>()
	await fc.assert(
		fc.asyncProperty(changes, async ({ kind, leaves }) => {
			seen.add(kind)
			expect(codeOf(await stillInLog(unsigned(leaves)))).toBe('leaves-differ-from-checkpoint')
			expect(codeOf(await stillInLog(resigned(leaves)))).toMatch(/^(log-rewritten|leaf-replaced)$/)
		}),
		{ numRuns: 200 },
	)
	expect(seen.size).toBe(4)
}, 60_000)

test('a log cut back before the submission, or of another origin, is found out', async () => {
	expect(codeOf(await stillInLog(resigned(hashes.slice(0, size - 1))))).toBe('log-shrank')
	const other = { ...signer, secretKey: new Uint8Array(32).fill(4) }
	const theirs = signCheckpoint({ size: sizeNow, root: rootOf(sizeNow, tree), at }, other)
	expect(codeOf(await stillInLog(utf8(writeLogState({ ...checkpointNow, publicKey: logKeyOf(other), leafHashes: hashes }))))).toBe('wrong-log')
	expect(codeOf(await stillInLog(utf8(writeLogState({ ...checkpointNow, checkpoint: theirs, leafHashes: hashes }))))).toBe('not-signed')
	expect(codeOf(await stillInLog(utf8('{}')))).toBe('malformed-log')
})

test('a receipt made by someone else is refused or answers no', async () => {
	const forger = { ...signer, secretKey: new Uint8Array(32).fill(5) }
	const forged = receipt.replace(logKey, logKeyOf(forger))
	expect(await verifyReceipt({ receipt: utf8(forged), logKey })).toEqual(refuse({ code: 'wrong-key' }))
	const answers = await verifyReceipt({ receipt: utf8(forged), today: resigned(hashes) })
	expect(answers.ok && [answers.value.signed, answers.value.included].map(codeOf)).toEqual(['not-signed', 'checkpoint-not-trusted'])
	expect(await verifyReceipt({ receipt: utf8(receipt), logKey: 'x' })).toEqual(refuse({ code: 'malformed-key' }))
	for (const none of ['', '{}', '[]', 'null', '\ud800']) expect(await verifyReceipt({ receipt: utf8(none) })).toEqual(refuse({ code: 'malformed-receipt' }))
})

test('a receipt of another submission answers that it is not included', async () => {
	const other = await answersWith({ receipt: utf8(receipt.replace('"bid":"b1"', '"bid":"b2"')), today: resigned(hashes) })
	expect([codeOf(other.signed), codeOf(other.included), codeOf(other.stillInLog)]).toEqual(['yes', 'not-included', 'not-included'])
})

test('a thousand changed bytes of a receipt are refused or answered no, with a code', async () => {
	const file = utf8(receipt)
	await fc.assert(
		fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
			const changed = file.slice()
			changed[place] = (changed[place] ?? 0) ^ mask
			const outcome = await verifyReceipt({ receipt: changed, logKey })
			const answers = outcome.ok ? [outcome.value.signed, outcome.value.included] : [outcome]
			expect(answers.map(codeOf).filter((code) => code !== 'yes')).not.toEqual([])
		}),
		{ numRuns: 1000 },
	)
}, 60_000)

test('two leaves that say the same differ by their salt', () => {
	const again = makeLeaf({ ...leaf, at })
	expect(submissionLeafSchema.safeParse(again).success).toBe(true)
	expect(leafHashOf(again)).not.toEqual(leafHashOf(leaf))
	for (const bad of [
		{ ...leaf, salt: '' },
		{ ...leaf, at: '2026-03-01' },
		{ ...leaf, parts: [] },
		{ ...leaf, bid: '\ud800' },
		{ ...leaf, more: 1 },
	])
		expect(submissionLeafSchema.safeParse(bad).success).toBe(false)
})
