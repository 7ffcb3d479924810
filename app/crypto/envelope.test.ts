import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { decryptBy, encryptTo } from './age.ts'
import { sameBytes, utf8 } from './bytes.ts'
import { canonicalJson, type JsonValue } from './canonical-json.ts'
import { type Envelope, envelopeLimits, isFileName } from './envelope.ts'
import { createKeyPair, type KeyPair } from './key-pair.ts'
import { openEnvelope } from './open-envelope.ts'
import { type Sealed, sealEnvelope } from './seal-envelope.ts'
import { writeTar } from './tar-write.ts'

const place = { part: 'bid', challenge: 'NE-2026-01', bid: 'b1' } as const
const suite = 'age-x25519-v1'
const envelope: Envelope = {
	...place,
	fields: { approach: '方案', priceFen: 100 },
	files: [
		{ name: '技术方案.pdf', mediaType: 'application/pdf', bytes: utf8('PDF') },
		{ name: 'empty.txt', mediaType: 'text/plain', bytes: utf8('') },
	],
}
let opening: KeyPair
let own: KeyPair
beforeAll(async () => {
	;[opening, own] = await Promise.all([createKeyPair(), createKeyPair()])
})

async function sealed(changes: Partial<Envelope> = {}): Promise<Sealed> {
	const outcome = await sealEnvelope({ ...envelope, ...changes }, [opening.recipient, own.recipient])
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return outcome.value
}

/** Sealed as by someone with tools of their own. */
async function byHand(header: JsonValue | string, files: Record<string, string> = {}) {
	const entries = Object.entries(files).map(([name, text]) => ({ path: name, bytes: utf8(text) }))
	const text = typeof header === 'string' ? header : canonicalJson(header)
	return {
		suite,
		ciphertext: await encryptTo(
			[opening.recipient],
			writeTar([...entries, { path: 'bid.json', bytes: utf8(text) }], (size) => size),
		),
	}
}
const plainHeader = { v: 1, suite, ...place, fields: {} }

test('either key opens it, and what was sealed is what is opened', async () => {
	for (const { identity } of [opening, own]) {
		const opened = await openEnvelope(await sealed(), identity, place)
		expect(opened.ok && opened.value.fields).toEqual(envelope.fields)
		expect(opened.ok && opened.value.files.map((file) => ({ ...file, bytes: new Uint8Array(file.bytes) }))).toEqual(envelope.files)
	}
	expect(await openEnvelope(await sealed(), (await createKeyPair()).identity, place)).toEqual(refuse({ code: 'wrong-key' }))
})

test('a bid in words is as large as any other, and no word of it shows', async () => {
	const [short, long] = [await sealed({ files: [] }), await sealed({ fields: { approach: '方案'.repeat(9000) } })]
	expect(short.size).toBe(long.size)
	expect(short.sha256).not.toBe((await sealed({ files: [] })).sha256)
	for (const { ciphertext } of [short, long]) expect(Buffer.from(ciphertext).includes('方案')).toBe(false)
})

test('what is sealed for another challenge, bid or part is found out', async () => {
	const one = await sealed()
	for (const other of [{ challenge: 'NE-2026-02' }, { bid: 'b2' }, { part: 'price' as const }])
		expect(await openEnvelope(one, opening.identity, { ...place, ...other })).toEqual(refuse({ code: 'wrong-place' }))
})

test('the price can be sealed apart, under a key of its own', async () => {
	const priceKey = await createKeyPair()
	const price = await sealEnvelope({ ...place, part: 'price', fields: { priceFen: 7 }, files: [] }, [priceKey.recipient, own.recipient])
	const open = (identity: string) => price.ok && openEnvelope(price.value, identity, { ...place, part: 'price' })
	expect(await open(priceKey.identity)).toMatchObject({ value: { fields: { priceFen: 7 } } })
	expect(await open(opening.identity)).toEqual(refuse({ code: 'wrong-key' }))
})

test('too large, badly named, and twice the same name are refused before anything is sealed', async () => {
	const file = (name: string, bytes = utf8('x')) => ({ name, mediaType: 'text/plain', bytes })
	const seal = (changes: Partial<Envelope>) => sealEnvelope({ ...envelope, ...changes }, [opening.recipient, own.recipient])
	expect(await seal({ files: [file('a', new Uint8Array(envelopeLimits.files)), file('b')] })).toEqual(
		refuse({ code: 'too-large', limit: envelopeLimits.files }),
	)
	expect(await seal({ fields: { a: 'x'.repeat(envelopeLimits.header) } })).toEqual(refuse({ code: 'too-large', limit: envelopeLimits.header }))
	expect(await seal({ files: [file('../x')] })).toEqual(refuse({ code: 'bad-file-name', name: '../x' }))
	expect(await seal({ files: [file('x'), file('x')] })).toEqual(refuse({ code: 'same-file-name-twice', name: 'x' }))
	expect(await sealEnvelope(envelope, [opening.recipient, 'age1x'])).toEqual(refuse({ code: 'bad-recipient', recipient: 'age1x' }))
})

test.each(['', '.', '..', 'a/b', 'a\\b', 'a\nb', 'a\u202eb', 'x'.repeat(256)])('%j is no name of a file', (name) => {
	expect(isFileName(name)).toBe(false)
})

test('made by hand with tar, it opens; the archive says which files there are', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'bid-'))
	mkdirSync(path.join(folder, 'files'))
	writeFileSync(path.join(folder, 'files/技术方案.pdf'), 'PDF')
	writeFileSync(path.join(folder, 'bid.json'), JSON.stringify({ ...plainHeader, fields: { priceFen: 5 } }, null, 2))
	execFileSync('tar', ['-b', '128', '-cf', 'bid.tar', 'bid.json', 'files'], { cwd: folder })
	const archive = readFileSync(path.join(folder, 'bid.tar'))
	rmSync(folder, { recursive: true })
	expect(archive.length % (64 * 1024)).toBe(0)
	const opened = await openEnvelope({ suite, ciphertext: await encryptTo([opening.recipient], archive) }, opening.identity, place)
	expect(opened.ok && opened.value.fields).toEqual({ priceFen: 5 })
	expect(opened.ok && opened.value.files.map(({ name, mediaType }) => ({ name, mediaType }))).toEqual([{ name: '技术方案.pdf', mediaType: null }])
})

test('what is packed otherwise is refused with a reason', async () => {
	const open = async (one: Promise<{ suite: string; ciphertext: Uint8Array }>) => openEnvelope(await one, opening.identity, place)
	const listed = { ...plainHeader, files: [{ name: 'a', mediaType: 'text/plain', size: 1 }] }
	expect(await open(byHand('{'))).toEqual(refuse({ code: 'malformed-header' }))
	expect(await open(byHand({ ...plainHeader, v: 2 }))).toEqual(refuse({ code: 'malformed-header' }))
	expect(await open(byHand({ ...plainHeader, suite: 'sm2-sm4-v1' }))).toEqual(refuse({ code: 'malformed-header' }))
	expect(await open(byHand(plainHeader, { 'files/../x': '' }))).toEqual(refuse({ code: 'unexpected-entry', path: 'files/../x' }))
	expect(await open(byHand(plainHeader, { '._bid.json': '' }))).toEqual(refuse({ code: 'unexpected-entry', path: '._bid.json' }))
	expect(await open(byHand(plainHeader, { 'files/a': '1', './files/a': '2' }))).toEqual(refuse({ code: 'unexpected-entry', path: 'files/a' }))
	expect(await open(byHand(listed))).toEqual(refuse({ code: 'files-differ' }))
	expect(await open(byHand(listed, { 'files/a': '12' }))).toEqual(refuse({ code: 'files-differ' }))
	const other = encryptTo([opening.recipient], utf8('PK')).then((ciphertext) => ({ suite, ciphertext }))
	expect(await open(other)).toEqual(refuse({ code: 'malformed-archive' }))
	expect(await open(sealed().then((one) => ({ ...one, suite: 'sm2-sm4-v1' })))).toEqual(refuse({ code: 'unknown-suite' }))
})

test('a thousand changed bytes of a sealed bid are refused with a code', async () => {
	const one = await sealed({ files: [] })
	await fc.assert(
		fc.asyncProperty(fc.oneof(fc.nat(700), fc.nat(one.size - 1)), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
			const ciphertext = one.ciphertext.slice()
			ciphertext[at] = (ciphertext[at] ?? 0) ^ mask
			const opened = await openEnvelope({ suite, ciphertext }, opening.identity, place)
			expect(opened.ok ? 'accepted' : opened.refusal.code).toMatch(/^(wrong-key|damaged)$/)
		}),
		{ numRuns: 1000 },
	)
}, 120_000)

test('a large bid comes back whole', async () => {
	const bytes = new Uint8Array(5_000_000).map((_, at) => at * 31)
	const one = await sealed({ files: [{ name: 'large', mediaType: 'application/zip', bytes }] })
	expect((await decryptBy(own.identity, one.ciphertext)).ok).toBe(true)
	const opened = await openEnvelope(one, opening.identity, place)
	expect(opened.ok && opened.value.files[0] && sameBytes(opened.value.files[0].bytes, bytes)).toBe(true)
})
