import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf, fromBase64, fromBase64Url, sameBytes, textOf, toBase64, toBase64Url, utf8 } from './bytes.ts'

test('base64 of both kinds there and back', () => {
	fc.assert(
		fc.property(fc.uint8Array(), (bytes) => {
			expect(fromBase64(toBase64(bytes))).toEqual(bytes)
			expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
			expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
			expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
		}),
	)
})

test.each(['AA', 'AA=', 'AB==', 'AA==\n', ' AA==', 'A-==', 'é'])('%j is no canonical base64', (text) => {
	expect(fromBase64(text)).toBeUndefined()
})

test.each(['A', 'AB', 'AA==', 'A+8', 'A A'])('%j is no canonical base64url', (text) => {
	expect(fromBase64Url(text)).toBeUndefined()
})

test('what is no UTF-8 has no text', () => {
	expect(textOf(utf8('链榜'))).toBe('链榜')
	expect(textOf(Uint8Array.of(0xff))).toBeUndefined()
})

test('bytes are compared by content', () => {
	expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
	expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
	expect(sameBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false)
})

test('the digest is SHA-256 (FIPS 180-2, B.1)', async () => {
	expect(Buffer.from(await digestOf(utf8('abc'))).toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
