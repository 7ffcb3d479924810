import { expect, test } from 'vitest'
import { refuse } from '../decision.ts'
import { acceptFiles, countedFiles, replacing } from './correction-files.ts'

const pdf = { name: '证书.pdf', size: 9, signature: 'pdf', isText: false }
const opened = [
	{ id: 'a', sha256: 'a' },
	{ id: 'b', sha256: 'b' },
]
const listed = ['files', replacing('a'), 'team']
const sent = (point: string, sha256: string, more = {}) => ({ point, sha256, ...pdf, ...more })

test('what is corrected stands in the place of what it replaces, what is added behind', () => {
	const corrected = [
		{ replaces: null, file: { id: 'n' } },
		{ replaces: 'a', file: { id: 'a2' } },
	]
	expect(countedFiles(opened, corrected).map(({ id }) => id)).toEqual(['a2', 'b', 'n'])
	expect(countedFiles(opened, [])).toEqual(opened)
})

test('files are taken for the listed points alone, each by what it is', () => {
	const files = [sent(replacing('a'), 'x'), sent('files', 'y'), sent('files', 'z', { name: '说明.txt', signature: undefined, isText: true })]
	expect(acceptFiles(files, { listed, opened })).toMatchObject({
		value: [
			{ file: files[0], kind: 'pdf', replaces: 'a' },
			{ file: files[1], kind: 'pdf', replaces: null },
			{ file: files[2], kind: 'txt', replaces: null },
		],
	})
	expect(acceptFiles([], { listed, opened })).toMatchObject({ value: [] })
})

test('every file that is not taken is named with why', () => {
	const files = [
		sent(replacing('b'), 'x'),
		sent('team', 'x1'),
		sent(replacing('a'), 'y'),
		sent(replacing('a'), 'y2'),
		sent('files', 'b'),
		sent('files', 'y'),
		sent('files', 'z', { signature: 'exe' }),
		sent('files', 'v', { size: 0 }),
		sent('files', 'w', { size: 20 * 1024 * 1024 + 1 }),
	]
	const codes = ['file-unlisted', 'file-unlisted', 'too-many-files', 'file-same', 'file-same', 'file-kind', 'file-empty', 'too-large']
	const faults = [0, 1, 3, 4, 5, 6, 7, 8].map((at, index) => ({ point: files[at]?.point, name: '证书.pdf', code: codes[index] }))
	expect(acceptFiles(files, { listed, opened })).toEqual(refuse({ code: 'files-refused', faults }))
})

test('a bid never has more than ten files, replacing not counted', () => {
	const full = Array.from({ length: 9 }, (_, at) => ({ sha256: String(at) }))
	const adding = [sent('files', 'x'), sent('files', 'y'), sent(replacing('a'), 'z')]
	expect(acceptFiles(adding, { listed, opened: full })).toMatchObject({ refusal: { faults: [{ code: 'too-many-files' }] } })
	expect(acceptFiles(adding.slice(1), { listed, opened: full })).toMatchObject({ ok: true })
})
