import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { keys, vault } from '#tests/support/vault.ts'

const marker = '高温溶液聚合 high-temperature'
const piece = 64 * 1024
const header = 28

/** Every byte of `bytes` changed in one bit, one after the other, or as many as `most` of them. */
function* flipped(bytes: Buffer, most = bytes.length) {
	for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / most)) {
		const changed = Buffer.from(bytes)
		changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
		yield changed
	}
}

test('text opens for its own record alone, names its key and never comes out the same twice', () => {
	const [one, other] = [vault.encrypt(marker, 'bid 1 version 1'), vault.encrypt(marker, 'bid 1 version 1')]
	expect(one).not.toBe(other)
	expect(one.split('.')[0]).toBe(keys.current().id)
	expect(Buffer.from(one.split('.')[1] ?? '', 'base64url').includes(marker)).toBe(false)
	expect([vault.decrypt(one, 'bid 1 version 1'), vault.decrypt(other, 'bid 1 version 1')]).toEqual([marker, marker])
	for (const record of ['bid 1 version 2', 'bid 2 version 1', 'bid 1 file 1 name', '']) expect(() => vault.decrypt(one, record)).toThrow('not what was stored')
	expect(vault.decrypt(vault.encrypt('', 'r'), 'r')).toBe('')
})

test('text that was changed, cut or is none at all does not open', () => {
	const [id = '', encoded = ''] = vault.encrypt(marker, 'r').split('.')
	const bytes = Buffer.from(encoded, 'base64url')
	for (const changed of flipped(bytes)) expect(() => vault.decrypt(`${id}.${changed.toString('base64url')}`, 'r')).toThrow()
	for (let length = 0; length < bytes.length; length++) expect(() => vault.decrypt(`${id}.${bytes.subarray(0, length).toString('base64url')}`, 'r')).toThrow()
	for (const none of ['', marker, '.', `${id}.`, `0000000000000000.${encoded}`]) expect(() => vault.decrypt(none, 'r')).toThrow()
})

const stored = (bytes: Uint8Array, record = 'file') => Buffer.concat([...vault.encryptBytes(bytes, record)])
/** Read back as a disk gives it: in chunks that fit no piece. */
const opened = (bytes: Buffer, record = 'file', chunk = 50_000) =>
	buffer(
		vault.decryptStream(
			Readable.from(
				(function* () {
					for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
				})(),
			),
			record,
		),
	)

test('a file of any length comes back whole, in pieces', async () => {
	for (const length of [0, 1, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 7]) {
		const bytes = randomBytes(length)
		const kept = stored(bytes)
		expect(kept.length).toBe(header + length + 16 * Math.max(1, Math.ceil(length / piece)))
		expect((await opened(kept)).equals(bytes)).toBe(true)
		expect((await opened(kept, 'file', 1 << 20)).equals(bytes)).toBe(true)
	}
	expect(Math.max(...[...vault.encryptBytes(randomBytes(5 * piece), 'file')].map((part) => part.length))).toBe(piece + 16)
})

test('a file that was cut, lengthened, put in another order, mixed or swapped does not open', async () => {
	const bytes = randomBytes(3 * piece + 100)
	const kept = stored(bytes)
	const part = (at: number) => kept.subarray(header + at * (piece + 16), header + (at + 1) * (piece + 16))
	const head = kept.subarray(0, header)
	for (const length of [0, 3, header, header + 5, header + piece + 16, header + 3 * (piece + 16), kept.length - 1])
		await expect(opened(kept.subarray(0, length))).rejects.toThrow()
	for (const changed of [
		Buffer.concat([kept, Buffer.from([0])]),
		Buffer.concat([kept, part(0)]),
		Buffer.concat([head, part(1), part(0), part(2), part(3)]),
		Buffer.concat([head, part(0), part(2), part(3)]),
		Buffer.concat([head, part(0), part(0), part(2), part(3)]),
		Buffer.concat([head, stored(bytes).subarray(header)]),
		Buffer.concat([stored(bytes).subarray(0, header), kept.subarray(header)]),
		bytes,
	])
		await expect(opened(changed)).rejects.toThrow()
	for (const changed of flipped(kept, 100)) await expect(opened(changed)).rejects.toThrow()
	await expect(opened(kept, 'another file')).rejects.toThrow('not what was stored')
	expect((await opened(kept)).equals(bytes)).toBe(true)
})

test('of a file that was changed in its last piece nobody gets that piece', async () => {
	const kept = stored(Buffer.alloc(2 * piece, 'a'))
	kept[kept.length - 20] = 0
	const got: Buffer[] = []
	await expect(
		(async () => {
			for await (const chunk of vault.decryptStream(Readable.from([kept]), 'file')) got.push(chunk)
		})(),
	).rejects.toThrow('not what was stored')
	expect(Buffer.concat(got)).toHaveLength(piece)
})
