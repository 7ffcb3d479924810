import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from './support/app.ts'

const assets = path.resolve('build/client/assets')
const names = readdirSync(assets).filter((name) => name.endsWith('.js'))
const textOf = (name: string) => readFileSync(path.join(assets, name), 'utf8')

/** A chunk and all that it imports as soon as it is loaded. */
function closure(name: string, found = new Set<string>()): Set<string> {
	if (found.has(name)) return found
	found.add(name)
	for (const [, next] of textOf(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) if (next) closure(next, found)
	return found
}
const named = (start: string) => names.filter((name) => name.startsWith(`${start}-`)).flatMap((name) => [...closure(name)])

test('what seals and opens is under 80 kB gzip and stands in no chunk that other pages load', () => {
	const shell = new Set(['root', 'entry.client', 'home', 'challenge', 'challenges', 'login', 'bid', 'seal-bid', 'upload-sealed'].flatMap(named))
	for (const work of ['seal-envelope', 'open-envelope']) {
		const own = [...new Set(named(work))].filter((name) => !shell.has(name))
		expect(own.length, work).toBeGreaterThan(0)
		const holdsAge = (name: string) => textOf(name).includes('no identity matched')
		expect([own.some(holdsAge), [...shell].filter(holdsAge)], work).toEqual([true, []])
		const size = own.reduce((sum, name) => sum + gzipSync(textOf(name)).length, 0)
		console.info(`${work}: ${size} bytes gzip in ${own.length} chunks`)
		expect(size, work).toBeLessThan(80_000)
	}
})
