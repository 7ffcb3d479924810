import { expect, test } from 'vitest'
import { utf8 } from '#app/crypto/bytes.ts'
import { signCheckpoint } from '#app/crypto/checkpoint.ts'
import { logKeyOf } from '#app/crypto/log-key.ts'
import { readLogState, writeLogState } from '#app/crypto/log-state.ts'
import { type Hash, leafHash, rootOf, treeOf } from '#app/crypto/merkle.ts'
import { verifyReceipt } from '#app/crypto/verify-receipt.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { open, type Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { urlOf } from '#tests/support/database.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { logging } from '#tests/support/logging.ts'
import { receiptFileOf } from './read-receipt.server.ts'
import { readGrowth, readLeaves } from './read-state.server.ts'

const logKey = logKeyOf(logSigner)
const codeOf = (answer: Decision<unknown, { code: string }> | null) => (answer === null ? 'not asked' : answer.ok ? 'yes' : answer.refusal.code)

async function receiptText(store: Store, actor: Member, bidId: string, leafIndex?: number) {
	const outcome = await receiptFileOf({ store, signer: logSigner, actor, bidId, ...(leafIndex === undefined ? {} : { leafIndex }) })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value.text
}

async function wholeLog(store: Store) {
	const outcome = await readLeaves({ store, signer: logSigner })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	let text = ''
	for await (const piece of outcome.value) text += piece
	return text
}

async function stillInLog(receipt: string, today: string) {
	const outcome = await verifyReceipt({ receipt: utf8(receipt), logKey, today: utf8(today) })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	expect([outcome.value.signed, outcome.value.included].map(codeOf)).toEqual(['yes', 'yes'])
	return codeOf(outcome.value.stillInLog)
}

test('twenty appends at once, of two processes, get twenty places, and each receipt is still in the log of today', async () => {
	const { store, firm, bid, append } = await logging()
	const second = open(urlOf(store))
	const appended = await Promise.all(Array.from({ length: 20 }, (_, at) => append(at + 1, testNow, at % 2 ? second : store)))
	await second.close()
	expect(appended.map(({ leafIndex }) => leafIndex).sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, at) => at))
	const today = await wholeLog(store)
	for (const { leafIndex, checkpointId } of appended) {
		const text = await receiptText(store, firm, bid.id, leafIndex)
		expect(await stillInLog(text, today)).toBe('yes')
		expect((await CheckpointRepository.findById(store.db, checkpointId))?.size).toBe(leafIndex + 1)
		const growth = await readGrowth({ store, signer: logSigner, from: leafIndex + 1 })
		expect(growth.ok && (await stillInLog(text, growth.value))).toBe('yes')
	}
	expect(JSON.parse(await receiptText(store, firm, bid.id)).leafIndex).toBe(19)
}, 60_000)

test('deleting, inserting, swapping or replacing one leaf of forty is found out by an earlier receipt', async () => {
	const { store, firm, bid, append } = await logging()
	for (let version = 1; version <= 40; version++) await append(version)
	const text = await receiptText(store, firm, bid.id, 30)
	const today = await wholeLog(store)
	const read = readLogState(utf8(today))
	const hashes = read.ok && 'leafHashes' in read.value ? read.value.leafHashes : []
	expect(writeLogState({ origin: logSigner.name, publicKey: logKey, checkpoint: JSON.parse(today).checkpoint, leafHashes: hashes })).toBe(today)
	const other = leafHash(utf8('other'))
	const changed: Record<string, Hash[]> = {
		deleted: hashes.toSpliced(12, 1),
		inserted: hashes.toSpliced(12, 0, other),
		swapped: hashes.with(12, hashes[20] ?? other).with(20, hashes[12] ?? other),
		replaced: hashes.with(12, other),
	}
	for (const leafHashes of Object.values(changed)) {
		const root = rootOf(leafHashes.length, treeOf(leafHashes))
		const resigned = signCheckpoint({ size: leafHashes.length, root, at: testNow }, logSigner)
		const state = { origin: logSigner.name, publicKey: logKey, leafHashes }
		expect(await stillInLog(text, writeLogState({ ...state, checkpoint: JSON.parse(today).checkpoint }))).toBe('leaves-differ-from-checkpoint')
		expect(await stillInLog(text, writeLogState({ ...state, checkpoint: resigned }))).toMatch(/^(log-rewritten|leaf-replaced)$/)
	}
	expect(await stillInLog(text, today)).toBe('yes')
}, 60_000)

test('nobody but the bidder gets a receipt, nor one of a leaf that is not of the bid', async () => {
	const { store, firm, colleague, rival, issuer, officer, office, pending, bid, append } = await logging()
	expect(await receiptFileOf({ store, signer: logSigner, actor: firm, bidId: bid.id })).toEqual(refuse({ code: 'not-found' }))
	await append()
	for (const actor of [rival, issuer, officer, office, pending])
		expect(await receiptFileOf({ store, signer: logSigner, actor, bidId: bid.id })).toEqual(refuse({ code: 'not-found' }))
	expect(await receiptFileOf({ store, signer: logSigner, actor: firm, bidId: bid.id, leafIndex: 1 })).toEqual(refuse({ code: 'not-found' }))
	expect(await receiptFileOf({ store, signer: logSigner, actor: colleague, bidId: bid.id })).toEqual(
		accept({ name: expect.stringMatching(/^receipt-XCL-2026-\d+-[\da-f-]+\.json$/), text: expect.any(String) }),
	)
})

test('before the first checkpoint there is no log to read, and none of more leaves than there are', async () => {
	const { store, append } = await logging()
	expect(await readLeaves({ store, signer: logSigner })).toEqual(refuse({ code: 'not-found' }))
	await append()
	expect(await readGrowth({ store, signer: logSigner, from: 2 })).toEqual(refuse({ code: 'not-found' }))
	expect((await readGrowth({ store, signer: logSigner, from: 0 })).ok).toBe(true)
})

test('a log of more than 100,000 leaves is given out as a proof alone', async () => {
	const { store } = await logging()
	await store.tx((tx) => CheckpointRepository.insert(tx, { size: 100_001, at: testNow, reason: 'hour', note: 'x' }))
	expect(await readLeaves({ store, signer: logSigner })).toEqual(refuse({ code: 'too-large' }))
	expect((await readGrowth({ store, signer: logSigner, from: 100_001 })).ok).toBe(true)
})
