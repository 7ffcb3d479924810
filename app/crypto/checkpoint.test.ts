import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import { type Checkpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { createSignerKey, type LogKey, logKeyOf, parseLogKey } from './log-key.ts'
import { cosignNote, signNote, verifyNote } from './signed-note.ts'

const signer = { name: 'lianbang.example/log', secretKey: new Uint8Array(32).fill(1) }
const witness = { name: 'bureau.example', secretKey: new Uint8Array(32).fill(2) }
const keyOf = (one: typeof signer): LogKey => parseLogKey(logKeyOf(one)) ?? { name: '', id: new Uint8Array(), publicKey: new Uint8Array() }
const checkpoint: Checkpoint = { size: 42, root: new Uint8Array(32).fill(9), at: new Date('2026-03-01T08:00:00.123Z') }
const note = signCheckpoint(checkpoint, signer)

test('it is a note as any tool for transparency logs reads it', () => {
	expect(note).toMatch(/^lianbang\.example\/log\n42\nCQkJCQk[A-Za-z0-9+/]+=\ntime 2026-03-01T08:00:00\.123Z\n\n— lianbang\.example\/log [A-Za-z0-9+/]+=*\n$/)
	expect(readCheckpoint(note, keyOf(signer))).toEqual(accept({ ...checkpoint, witnesses: [] }))
})

test('the example of the specification’s first implementation is verified', () => {
	const peter = parseLogKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
	const text = 'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace('’', "'")
	const signature = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='
	expect(peter && verifyNote(`${text}\n— PeterNeumann ${signature}\n`, [peter])).toEqual(accept({ text, signedBy: ['PeterNeumann'] }))
})

test('a witness adds its line; who does not know it passes it over', () => {
	const cosigned = cosignNote(note, witness)
	const both = cosigned.ok ? cosigned.value : ''
	expect(readCheckpoint(both, keyOf(signer), [keyOf(witness)])).toEqual(accept({ ...checkpoint, witnesses: ['bureau.example'] }))
	expect(readCheckpoint(both, keyOf(signer))).toEqual(accept({ ...checkpoint, witnesses: [] }))
	const spoilt = both.replace(/bureau\.example (.{20})./, (_, start) => `bureau.example ${start}${both.includes(`${start}A`) ? 'B' : 'A'}`)
	expect(readCheckpoint(spoilt, keyOf(signer), [keyOf(witness)])).toEqual(refuse({ code: 'bad-signature' }))
	expect(cosignNote('no note', witness)).toEqual(refuse({ code: 'malformed-note' }))
})

test('a checkpoint that only a witness or another log signed is none of this log', () => {
	const other = { ...signer, secretKey: createSignerKey() }
	expect(readCheckpoint(signCheckpoint(checkpoint, other), keyOf(signer))).toEqual(refuse({ code: 'not-signed' }))
	expect(readCheckpoint(signCheckpoint(checkpoint, witness), keyOf(signer), [keyOf(witness)])).toEqual(refuse({ code: 'not-signed' }))
})

test('a signed note that is no checkpoint of this log is refused', () => {
	const root = Buffer.alloc(32).toString('base64')
	const origin = signer.name
	const time = 'time 2026-03-01T08:00:00.000Z'
	const bad = [`else\n1\n${root}\n${time}`, `${origin}\n01\n${root}\n${time}`, `${origin}\n-1\n${root}\n${time}`, `${origin}\n1\nAA==\n${time}`]
	for (const text of [...bad, `${origin}\n1\n${root}`, `${origin}\n1\n${root}\ntime 2026-03-01`, origin])
		expect(readCheckpoint(signNote(`${text}\n`, signer), keyOf(signer))).toEqual(refuse({ code: 'malformed-checkpoint' }))
})

test('a thousand changed characters are refused with a code', () => {
	fc.assert(
		fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }), (at, character) => {
			fc.pre(note[at] !== character)
			const read = readCheckpoint(note.slice(0, at) + character + note.slice(at + 1), keyOf(signer))
			expect(read.ok ? 'accepted' : read.refusal.code).toMatch(/^(malformed-note|bad-signature|not-signed)$/)
		}),
		{ numRuns: 1000 },
	)
}, 60_000)

test('a key whose id is not that of its name and key, or of another kind, is none', () => {
	const text = logKeyOf(signer)
	expect(parseLogKey(text)?.name).toBe(signer.name)
	for (const bad of ['', 'a', text.replace('lianbang', 'lianbung'), text.replace(/\+[0-9a-f]{8}\+/, '+00000000+'), `${text}=`, text.replace('+A', '+B')])
		expect(parseLogKey(bad)).toBeUndefined()
	expect(() => logKeyOf({ ...signer, name: 'two words' })).toThrow(TypeError)
	expect(() => signNote('no end', signer)).toThrow(TypeError)
})
