import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fileKinds } from '#app/domain/bid/file.ts'
import {
	kept,
	planted,
	plantedIdentity,
	sampleChinesePdf,
	sampleDocx,
	sampleJpg,
	samplePdf,
	samplePng,
	sampleXlsx,
	telling,
	withParts,
} from '#tests/support/blind-samples.ts'
import { leaksIn } from '#tests/support/every-byte.ts'
import { maskFile } from './mask-file.ts'
import { readPdf } from './read-pdf.ts'

type Kind = keyof typeof fileKinds
const mask = (kind: Kind, bytes: Uint8Array) => maskFile({ bytes, mediaType: fileKinds[kind], identity: plantedIdentity })
const partsOf = (bytes: Uint8Array | null) =>
	Object.fromEntries(Object.entries(unzipSync(bytes ?? new Uint8Array())).map(([name, part]) => [name, strFromU8(part)]))
const wordsOf = (xml: string | undefined) => (xml ?? '').replaceAll(/<[^>]*>/g, '')

test('the samples tell everything before they are masked', async () => {
	for (const bytes of [await sampleDocx({ withPicture: true }), await sampleXlsx(), sampleJpg()]) expect(leaksIn(bytes)).toEqual(Object.values(planted))
	expect(leaksIn(samplePng())).toEqual(Object.values(planted))
	expect(leaksIn(await samplePdf())).toEqual(Object.values(planted))
})

test('no byte of a masked .docx tells who wrote it, and what it says stays', async () => {
	const { outcome, findings, bytes } = await mask('docx', await sampleDocx())
	expect({ outcome, findings }).toEqual({ outcome: 'masked', findings: [] })
	expect(leaksIn(bytes ?? new Uint8Array())).toEqual([])
	const parts = partsOf(bytes)
	expect(Object.keys(parts).filter((name) => name.startsWith('docProps/'))).toEqual([])
	expect(wordsOf(parts['word/document.xml'])).toContain(
		`${kept}，【机构】、【机构】.、【机构】、【人员】、【邮箱】、【网址】、【电话】、【电话】、【代码】、【隐去】，${kept}`,
	)
	for (const part of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml', 'word/comments.xml', 'word/footnotes.xml'])
		expect(wordsOf(parts[part])).toContain(kept)
	for (const [name, text] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) new DOMParser().parseFromString(text, 'text/xml')
})

test('however the runs of a text are cut, no name stays in it', async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.constantFrom('\u200b', ' ', '　', ''), async (runs, space) => {
			const said = Array.from(`${kept}${planted.short}与${planted.person}的${planted.mobile}`).join(space)
			const document = withParts(await sampleDocx({ runs }), {
				'word/document.xml': (xml) => xml.replace('<w:body>', `<w:body><w:p>${runsOf(said, runs)}</w:p>`),
			})
			const { outcome, bytes } = await mask('docx', document)
			expect(outcome).toBe('masked')
			const left = wordsOf(partsOf(bytes)['word/document.xml']).replaceAll(/[\s\u200b]/g, '')
			for (const secret of [planted.short, planted.person, planted.mobile]) expect(left).not.toContain(secret)
			expect(left).toContain(`${kept}【机构】与【人员】的【电话】`)
		}),
		{ seed: 7, numRuns: 40 },
	)
})

const runsOf = (text: string, length: number) =>
	(text.match(new RegExp(`.{1,${length}}`, 'gu')) ?? []).map((part) => `<w:r><w:t xml:space="preserve">${part}</w:t></w:r><w:proofErr/>`).join('')

test('no byte of a masked .xlsx tells who wrote it: a number that was a telephone is a text now, a sheet is found under its masked name', async () => {
	const { outcome, bytes } = await mask('xlsx', await sampleXlsx())
	expect(outcome).toBe('masked')
	expect(leaksIn(bytes ?? new Uint8Array())).toEqual([])
	const parts = partsOf(bytes)
	const all = Object.values(parts).join('')
	expect(all).toContain(kept)
	expect(all).toContain("'【机构】'!A1")
	expect(parts['xl/workbook.xml']).toContain('name="【机构】"')
	expect(all).toMatch(/<c r="A9" t="str"><f>[^<]*<\/f><v>【电话】<\/v>/)
})

test('what holds more than text and pictures is kept back, and nothing of it is left to be sent', async () => {
	const plain = await sampleDocx()
	const parts = { 'word/vbaProject.bin': 'macro', 'word/embeddings/book.xlsx': 'PK', 'word/media/image9.emf': 'x', [`word/${planted.short}.xml`]: '<a/>' }
	for (const [name, content] of Object.entries(parts)) {
		const held = await mask('docx', withParts(plain, { [name]: () => content }))
		expect(held).toEqual({ outcome: 'held', findings: [name.includes(planted.short) ? 'identity' : 'embedded'], bytes: null })
	}
	const cells = Array.from('恒越高分子科技').map((sign) => `<w:p><w:r><w:t>${sign}</w:t></w:r></w:p>`)
	const upright = withParts(plain, { 'word/document.xml': (xml) => xml.replace('<w:body>', `<w:body>${cells.join('')}`) })
	expect(await mask('docx', upright)).toEqual({ outcome: 'held', findings: ['identity'], bytes: null })
	expect(await mask('docx', withParts(plain, { 'word/document.xml': () => '<a><b></a>' }))).toMatchObject({
		outcome: 'held',
		findings: ['damaged'],
		bytes: null,
	})
	expect(
		await mask('docx', withParts(plain, { 'word/document.xml': (xml) => xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "c">]><w:document') })),
	).toMatchObject({ findings: ['damaged'] })
	expect(await mask('docx', plain.subarray(0, 900))).toEqual({ outcome: 'held', findings: ['damaged'], bytes: null })
	expect(await mask('docx', zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'bomb.xml': new Uint8Array(100 * 1024 * 1024) }))).toMatchObject({
		findings: ['too-complex'],
		bytes: null,
	})
	expect(await mask('zip', zipSync({ 'a.txt': strToU8(telling) }))).toEqual({ outcome: 'held', findings: ['archive'], bytes: null })
	expect(await maskFile({ bytes: strToU8(telling), mediaType: 'application/octet-stream', identity: plantedIdentity })).toMatchObject({
		findings: ['unknown'],
		bytes: null,
	})
})

test('a picture waits for somebody to look at it, and what they would pass on holds the picture alone', async () => {
	for (const [kind, bytes] of [
		['jpg', sampleJpg()],
		['png', samplePng()],
		['docx', await sampleDocx({ withPicture: true })],
		['pdf', await samplePdf({ withPicture: true })],
	] as const) {
		const held = await mask(kind, bytes)
		expect({ kind, outcome: held.outcome }).toEqual({ kind, outcome: 'held' })
		expect(held.findings).toContain('picture')
		expect(leaksIn(held.bytes ?? strToU8(telling))).toEqual([])
	}
	expect(await mask('jpg', sampleJpg().subarray(0, 60))).toEqual({ outcome: 'held', findings: ['damaged'], bytes: null })
})

test('a .pdf goes on without anything it says of itself; one that names somebody, or cannot be read, is kept back', async () => {
	const { outcome, findings, bytes } = await mask('pdf', await samplePdf())
	expect({ outcome, findings }).toEqual({ outcome: 'masked', findings: ['annotations'] })
	expect(leaksIn(bytes ?? new Uint8Array())).toEqual([])
	expect((await readPdf(bytes ?? new Uint8Array())).pages).toEqual(['POE pilot, crystallinity 62.5'])
	for (const words of [planted.organisationEn, planted.email, planted.mobile, planted.word]) {
		const held = await mask('pdf', await samplePdf({ words: `by ${words}` }))
		expect(held).toEqual({ outcome: 'held', findings: ['annotations', 'identity'], bytes: null })
	}
	expect(await mask('pdf', await sampleChinesePdf(kept))).toMatchObject({ outcome: 'masked', findings: [] })
	expect(await mask('pdf', await sampleChinesePdf(`${kept}${planted.short}`))).toMatchObject({ outcome: 'held', findings: ['identity'], bytes: null })
	expect(await mask('pdf', await samplePdf({ isBlank: true }))).toMatchObject({ outcome: 'held', findings: ['annotations', 'unsearchable'] })
	expect(await mask('pdf', strToU8('%PDF-1.7\n1 0 obj\n'))).toEqual({ outcome: 'held', findings: ['damaged'], bytes: null })
})

test('a .pptx is masked as a .docx is: slides, notes, and who commented', async () => {
	const slide = `<p:sld xmlns:p="p" xmlns:a="a"><a:p>${Array.from(telling, (sign) => `<a:r><a:t>${sign}</a:t></a:r>`).join('')}</a:p></p:sld>`
	const authors = `<p:cmAuthorLst xmlns:p="p"><p:cmAuthor id="0" name="某某" initials="M" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>`
	const parts = {
		'[Content_Types].xml': '<Types/>',
		'ppt/slides/slide1.xml': slide,
		'ppt/notesSlides/notesSlide1.xml': slide,
		'ppt/commentAuthors.xml': authors,
	}
	const { outcome, bytes } = await mask('pptx', zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
	expect(outcome).toBe('masked')
	expect(leaksIn(bytes ?? new Uint8Array())).toEqual([])
	expect(wordsOf(partsOf(bytes)['ppt/slides/slide1.xml'])).toContain(`${kept}，【机构】`)
	expect(partsOf(bytes)['ppt/commentAuthors.xml']).toContain('name="" initials="" lastIdx="1" clrIdx="0"')
})

test('plain texts and tables are masked in place', async () => {
	for (const kind of ['txt', 'csv'] as const) {
		const { outcome, bytes } = await mask(kind, strToU8(`a,b\n${telling}`))
		expect(outcome).toBe('masked')
		expect(leaksIn(bytes ?? new Uint8Array())).toEqual([])
		expect(strFromU8(bytes ?? new Uint8Array())).toContain(`a,b\n${kept}，【机构】`)
	}
})
