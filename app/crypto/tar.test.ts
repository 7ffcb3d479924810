import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import { utf8 } from './bytes.ts'
import { readTar } from './tar-read.ts'
import { type Entry, writeTar } from './tar-write.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'tar-'))
afterAll(() => rmSync(folder, { recursive: true }))
const tar = (...args: string[]) => execFileSync('tar', args, { cwd: folder })
const asIs = (size: number) => size
const names = fc.string({ unit: fc.constantFrom('a', 'z', '文', '🙂', ' ', '.', '='), minLength: 1, maxLength: 120 }).map((name) => `files/${name}`)

const plain = (entries: Entry[]) => entries.map((entry) => ({ path: entry.path, bytes: new Uint8Array(entry.bytes) }))

test('what is written is read again, padded or not', () => {
	fc.assert(
		fc.property(fc.array(fc.record({ path: names, bytes: fc.uint8Array({ maxLength: 1500 }) })), fc.nat(3), (entries, more) => {
			const read = readTar(writeTar(entries, (size) => size + more * 512))
			expect(read.ok && plain(read.value)).toEqual(plain(entries))
		}),
	)
})

test('whatever byte is changed, nothing is thrown', () => {
	const archive = writeTar([{ path: '文'.repeat(60), bytes: utf8('one') }], asIs)
	fc.assert(
		fc.property(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
			const changed = archive.slice()
			changed[at] = (changed[at] ?? 0) ^ mask
			expect(() => readTar(changed)).not.toThrow()
		}),
		{ numRuns: 1000 },
	)
})

test('the system’s tar unpacks what we write, zeros after the end and all', () => {
	const name = `files/技术方案${'很'.repeat(60)}长.pdf`
	writeFileSync(
		path.join(folder, 'ours.tar'),
		writeTar(
			[
				{ path: 'bid.json', bytes: utf8('{}') },
				{ path: name, bytes: utf8('PDF') },
			],
			() => 64 * 1024,
		),
	)
	mkdirSync(path.join(folder, 'out'))
	tar('-xf', 'ours.tar', '-C', 'out')
	expect(readFileSync(path.join(folder, 'out', name), 'utf8')).toBe('PDF')
	expect(readFileSync(path.join(folder, 'out/bid.json'), 'utf8')).toBe('{}')
})

test.each(['gnu', 'pax', 'ustar'])('what the system’s tar writes as %s is read', (format) => {
	const name = `files/技术${'x'.repeat(format === 'ustar' ? 20 : 150)}.pdf`
	mkdirSync(path.join(folder, 'files'), { recursive: true })
	writeFileSync(path.join(folder, 'bid.json'), '{"a":1}')
	writeFileSync(path.join(folder, name), 'PDF')
	tar(`--format=${format}`, '-b', '128', '-cf', 'theirs.tar', './bid.json', './files')
	rmSync(path.join(folder, name))
	const read = readTar(readFileSync(path.join(folder, 'theirs.tar')))
	expect(read.ok && plain(read.value)).toEqual([
		{ path: 'bid.json', bytes: utf8('{"a":1}') },
		{ path: name, bytes: utf8('PDF') },
	])
})

test('a link is refused', () => {
	symlinkSync('/etc/passwd', path.join(folder, 'link'))
	tar('-cf', 'link.tar', 'link')
	expect(readTar(readFileSync(path.join(folder, 'link.tar')))).toEqual(refuse({ code: 'not-a-plain-file', path: 'link' }))
})

test('an archive cut short, with something after its end, or that is none at all is refused', () => {
	const archive = writeTar([{ path: 'a', bytes: utf8('b') }], asIs)
	const trailing = writeTar([{ path: 'a', bytes: utf8('b') }], (size) => size + 512)
	trailing[trailing.length - 1] = 1
	for (const bad of [archive.subarray(0, 1024), archive.subarray(0, 600), trailing, new Uint8Array(), utf8('PK'.repeat(600))])
		expect(readTar(bad)).toEqual(refuse({ code: 'malformed-archive' }))
	expect(readTar(new Uint8Array(1024))).toEqual(accept([]))
})
