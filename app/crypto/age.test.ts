import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { decryptBy, encryptTo, isRecipient, recipientOf } from './age.ts'
import { sameBytes, utf8 } from './bytes.ts'
import { fingerprintOf } from './fingerprint.ts'
import { createKeyPair, type KeyPair } from './key-pair.ts'

let first: KeyPair
let second: KeyPair
let stranger: KeyPair
beforeAll(async () => {
	;[first, second, stranger] = await Promise.all([createKeyPair(), createKeyPair(), createKeyPair()])
})

test.each([0, 1, 65_536, 65_537, 1_300_000])('%d bytes are read by either recipient and nobody else', async (size) => {
	const plaintext = new Uint8Array(size).fill(7)
	const ciphertext = await encryptTo([first.recipient, second.recipient], plaintext)
	for (const { identity } of [first, second]) {
		const read = await decryptBy(identity, ciphertext)
		expect(read.ok && sameBytes(read.value, plaintext)).toBe(true)
	}
	expect(await decryptBy(stranger.identity, ciphertext)).toEqual(refuse({ code: 'wrong-key' }))
})

test('a thousand changed bytes are refused with a code, none is an exception', async () => {
	const ciphertext = await encryptTo([first.recipient, second.recipient], new Uint8Array(3000))
	await fc.assert(
		fc.asyncProperty(fc.nat(ciphertext.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
			const changed = ciphertext.slice()
			changed[at] = (changed[at] ?? 0) ^ mask
			const read = await decryptBy(first.identity, changed)
			expect(read.ok ? 'accepted' : read.refusal.code).toMatch(/^(wrong-key|damaged)$/)
		}),
		{ numRuns: 1000 },
	)
}, 60_000)

test('a file cut short anywhere, longer, or no file at all is refused', async () => {
	const ciphertext = await encryptTo([first.recipient], new Uint8Array(70_000))
	for (const size of [0, 1, 21, 22, 100, 200, 66_000, ciphertext.length - 1])
		expect(await decryptBy(first.identity, ciphertext.subarray(0, size))).toEqual(refuse({ code: 'damaged' }))
	expect(await decryptBy(first.identity, Uint8Array.of(...ciphertext.subarray(0, 300), 0))).toEqual(refuse({ code: 'damaged' }))
	expect(await decryptBy('no identity', ciphertext)).toEqual(refuse({ code: 'damaged' }))
	expect(await decryptBy(first.identity, utf8('PK'))).toEqual(refuse({ code: 'damaged' }))
})

test('a file with a header that would take hours to try is refused at once', async () => {
	const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`
	expect(await decryptBy(first.identity, utf8(`age-encryption.org/v1\n${stanza.repeat(100_000)}--- ${'A'.repeat(43)}\n`))).toEqual(refuse({ code: 'damaged' }))
})

test('other work gets its turn while much is encrypted', async () => {
	let turns = 0
	const timer = setInterval(() => turns++)
	await encryptTo([first.recipient], new Uint8Array(5_000_000))
	clearInterval(timer)
	expect(turns).toBeGreaterThanOrEqual(5)
})

test('a recipient is known by its checksum, an identity by its recipient', async () => {
	expect(isRecipient(first.recipient)).toBe(true)
	const swapped = first.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))
	for (const other of [swapped, first.recipient.toUpperCase(), first.identity, 'age1', '']) expect(isRecipient(other)).toBe(false)
	expect(await recipientOf(first.identity)).toBe(first.recipient)
	expect(await recipientOf(first.identity.replace(/.$/, ''))).toBeUndefined()
	expect(await recipientOf(first.recipient)).toBeUndefined()
})

test('a fingerprint is the beginning of the SHA-256, in groups', () => {
	expect(fingerprintOf('abc')).toBe('BA78 16BF 8F01 CFEA 4141 40DE 5DAE 2223')
})
