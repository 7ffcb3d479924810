import { armor, Decrypter } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import { fingerprintOf } from './fingerprint.ts'
import { createKeyPair, type KeyPair } from './key-pair.ts'
import { openRecoveryFile, readRecoveryFile, writeRecoveryFile } from './recovery-file.ts'

const passphrase = '七里香 correct horse é'
const created = new Date('2026-03-01T08:00:00.000Z')
let key: KeyPair
let file = ''
beforeAll(async () => {
	key = await createKeyPair()
	file = await writeRecoveryFile(key, { name: '王小明\n上海', created }, { passphrase, cost: 4 })
})

test('the key comes back with its passphrase, however the keyboard composed it', async () => {
	expect(await openRecoveryFile(file, { passphrase })).toEqual(accept(key))
	expect(await openRecoveryFile(file, { passphrase: passphrase.normalize('NFD') })).toEqual(accept(key))
})

test('a person can read whose key it is, and when it was made', () => {
	expect(readRecoveryFile(file)).toMatchObject({
		value: { name: '王小明 上海', created: created.toISOString(), recipient: key.recipient, fingerprint: fingerprintOf(key.recipient) },
	})
	expect(file).not.toContain(key.identity)
})

test('a wrong passphrase is told from a damaged file', async () => {
	expect(await openRecoveryFile(file, { passphrase: 'other' })).toEqual(refuse({ code: 'wrong-passphrase' }))
	for (const damaged of ['', 'no file', file.slice(0, -40), file.replace('王', '李'), file.replace('2026', '2027')])
		expect(await openRecoveryFile(damaged, { passphrase })).toEqual(refuse({ code: 'damaged-file' }))
})

test('a file whose lines were changed and its checksum with them is refused by what is encrypted', async () => {
	const forged = await writeRecoveryFile(key, { name: '李', created }, { passphrase, cost: 4 })
	const mixed = [...forged.split('\n').slice(0, 5), ...file.split('\n').slice(5)].join('\n')
	const [header, body] = [mixed.split('\n').slice(0, 5).join('\n'), mixed.trim().split('\n').slice(7).join('\n')]
	const { sha256 } = await import('@noble/hashes/sha2.js')
	const check = Buffer.from(sha256(new TextEncoder().encode(`${header}\n${body}`)).subarray(0, 8)).toString('hex')
	const consistent = `${header}\ncheck: ${check}\n\n${body}\n`
	expect(readRecoveryFile(consistent).ok).toBe(true)
	expect(await openRecoveryFile(consistent, { passphrase })).toEqual(refuse({ code: 'damaged-file' }))
})

test('line ends, spaces at them and a byte order mark do not matter', async () => {
	const travelled = `\ufeff${file.replaceAll('\n', ' \r\n')}\r\n`
	expect(await openRecoveryFile(travelled, { passphrase })).toEqual(accept(key))
})

test('any other character that is changed is a damaged file', () => {
	const text = file.trimEnd()
	fc.assert(
		fc.property(fc.nat(text.length - 1), fc.constantFrom('A', 'z', '7', '-', '链'), (at, character) => {
			fc.pre(text[at] !== character)
			expect(readRecoveryFile(text.slice(0, at) + character + text.slice(at + 1))).toEqual(refuse({ code: 'damaged-file' }))
		}),
		{ numRuns: 1000 },
	)
})

test('it is an age file like any other: the library’s own way reads it too', async () => {
	const decrypter = new Decrypter()
	decrypter.addPassphrase(passphrase)
	const plain = await decrypter.decrypt(armor.decode(file.slice(file.indexOf('-----BEGIN'))), 'text')
	expect(plain.endsWith(`\n${key.identity}\n`)).toBe(true)
	expect(plain).toContain('# name: 王小明 上海\n')
})

test('whoever waits is told how far it is', async () => {
	const shares: number[] = []
	await openRecoveryFile(file, { passphrase, onProgress: (share) => shares.push(share) })
	expect(shares.at(-1)).toBe(1)
})
