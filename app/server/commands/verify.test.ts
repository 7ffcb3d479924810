import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { digestOf, utf8 } from '#app/crypto/bytes.ts'
import { signCheckpoint } from '#app/crypto/checkpoint.ts'
import { logKeyOf } from '#app/crypto/log-key.ts'
import { writeLogState } from '#app/crypto/log-state.ts'
import { hashesOf, inclusionRanges, leafHash, rootOf, treeOf } from '#app/crypto/merkle.ts'
import { writeReceipt } from '#app/crypto/receipt.ts'
import { leafHashOf, makeLeaf } from '#app/crypto/submission-leaf.ts'
import { CommandError } from './command.ts'
import { verifyFiles } from './verify.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true }))
function file(name: string, content: string | Uint8Array): string {
	writeFileSync(path.join(folder, name), content)
	return path.join(folder, name)
}

const signer = { name: 'log.example', secretKey: new Uint8Array(32).fill(1) }
const logKey = logKeyOf(signer)
const at = new Date('2026-03-01T08:00:00.123Z')
const ciphertext = utf8('sealed')
const sha256 = Buffer.from(await digestOf(ciphertext)).toString('hex')
const parts = [{ part: 'bid' as const, suite: 'age-x25519-v1' as const, sha256, size: ciphertext.length }]
const leaf = makeLeaf({ kind: 'bid.sealed', challenge: 'NE-1', bid: 'b1', version: 1, parts, at })
const leafHashes = [leafHash(utf8('first')), leafHashOf(leaf), leafHash(utf8('third'))]
const tree = treeOf(leafHashes)
const checkpoint = (size: number, hashAt = tree) => signCheckpoint({ size, root: rootOf(size, hashAt), at }, signer)
const log = writeLogState({ origin: signer.name, publicKey: logKey, checkpoint: checkpoint(3), leafHashes })
const receipt = file(
	'receipt.json',
	writeReceipt({ leaf, leafIndex: 1, inclusionProof: hashesOf(inclusionRanges(1, 2), tree), checkpoint: checkpoint(2), logKey }),
)

test('each question has its line; what is not given is not asked', async () => {
	expect(await verifyFiles([receipt])).toEqual({
		isGood: true,
		text: expect.stringMatching(/✓ Signed.*\n✓ Included.*entry 2 of 2\n– Still.*--log.*\n– Is the file.*--bid/),
	})
	const all = await verifyFiles([receipt, '--log', file('log.json', log), '--bid', file('bid.age', ciphertext), '--key', logKey])
	expect(all).toEqual({ isGood: true, text: expect.stringMatching(/✓ Still.*3 entries.*\n✓ Is the file.*“bid”\nKey of the log: ([0-9A-F]{4} ?){8}$/) })
})

test('a log may be at an address', async () => {
	const server = createServer((request, response) => response.writeHead(request.url === '/log.json' ? 200 : 404).end(log)).listen(0, '127.0.0.1')
	await new Promise((resolve) => server.once('listening', resolve))
	const address = server.address()
	const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
	expect(await verifyFiles([receipt, '--log', `${origin}/log.json`])).toMatchObject({ isGood: true })
	await expect(verifyFiles([receipt, '--log', `${origin}/other`])).rejects.toThrow(CommandError)
	server.close()
})

test('a no is said with its reason', async () => {
	const rewritten = [leafHash(utf8('other')), ...leafHashes.slice(1)]
	const lie = writeLogState({ origin: signer.name, publicKey: logKey, checkpoint: checkpoint(3, treeOf(rewritten)), leafHashes: rewritten })
	const outcome = await verifyFiles([receipt, '--log', file('lie.json', lie), '--bid', file('other.age', 'other')])
	expect(outcome).toEqual({ isGood: false, text: expect.stringMatching(/✓ Signed.*\n✓ Included.*\n✗ Still.*log-rewritten.*\n✗ Is the file.*other-ciphertext/) })
	expect(await verifyFiles([file('none.json', '{}')])).toEqual({ isGood: false, text: expect.stringContaining('no receipt') })
})

test('what cannot be asked is told', async () => {
	for (const args of [[], [receipt, receipt], [receipt, '--colour', 'red'], ['/nowhere/receipt.json']])
		await expect(verifyFiles(args)).rejects.toThrow(CommandError)
})
