import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

const mayBeLong = /^(db\/seed\/|app\/i18n\/(zh|en)\/)/
const sizes = sourcesIn('app', 'db', 'tests', 'scripts')
	.filter(({ path }) => !mayBeLong.test(path))
	.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
	.sort((a, b) => a.lines - b.lines)

test('no file over 300 lines, but for seed and translations', () => {
	const at = (share: number) => sizes[Math.floor(sizes.length * share)]?.lines
	console.info(`${sizes.length} files: median ${at(0.5)} lines, p90 ${at(0.9)} (guide values: 60 and 200)`)
	expect(sizes.filter(({ lines }) => lines > 300)).toEqual([])
})

test('files are named in kebab-case', () => {
	const isPlain = (name: string) => /^[a-z0-9$_.]+(-[a-z0-9$_.]+)*$/.test(name)
	expect(sizes.filter(({ path }) => !isPlain(path.slice(path.lastIndexOf('/') + 1))).map(({ path }) => path)).toEqual([])
})
