import { crc32 } from 'node:zlib'
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import {
	Document,
	ExternalHyperlink,
	Footer,
	FootnoteReferenceRun,
	Header,
	ImageRun,
	InsertedTextRun,
	Packer,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'

/** What must not reach an expert, as the samples plant it. */
export const planted = {
	organisation: '苏州恒越高分子科技（集团）有限公司',
	organisationEn: 'Suzhou Hengyue Polymer Technology Co., Ltd.',
	short: '恒越高分子科技',
	person: '欧阳海棠',
	email: 'ouyang@hengyue-poly.com.cn',
	website: 'www.hengyue-poly.com.cn',
	mobile: '13812345678',
	landline: '0512-62345678',
	code: '91320594MA1WTHN29Y',
	word: 'HYPURE',
}
export const plantedIdentity = {
	organisations: [{ name: planted.organisation, nameEn: planted.organisationEn, creditCode: planted.code }],
	people: [planted.person],
	words: [planted.word],
	language: 'zh' as const,
}
/** What stays. */
export const kept = '聚烯烃弹性体中试结晶度'
/** Every secret in one text. */
export const telling = `${kept}，${Object.values(planted).join('、')}，${kept}`
const latin = [planted.organisationEn, planted.email, planted.mobile, planted.word].join(' / ')

const chunk = (kind: string, data: Uint8Array) => {
	const body = Buffer.concat([Buffer.from(kind), data])
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
	length.writeUInt32BE(data.length)
	check.writeUInt32BE(crc32(body))
	return Buffer.concat([length, body, check])
}
const greyPng = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAIElEQVR4AdzKsQ0AAAzCsIrr83X5AHYiZbOAT+tKG8AAAAD///x8WrEAAAAGSURBVAMADcwUyRCrcdYAAAAASUVORK5CYII=',
	'base64',
)
/** A grey PNG with words in its chunks and behind its end. */
export function samplePng(): Uint8Array<ArrayBuffer> {
	const words = [
		chunk('tEXt', Buffer.from(`Author\0${latin}`)),
		chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${telling}`)),
		chunk('eXIf', Buffer.from(telling)),
	]
	const headEnds = 33
	return new Uint8Array(Buffer.concat([greyPng.subarray(0, headEnds), ...words, greyPng.subarray(headEnds), Buffer.from(telling)]))
}

const segment = (code: number, data: Uint8Array) => Buffer.concat([Buffer.from([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 255]), data])
const greyJpeg = Buffer.from(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAB/9k=',
	'base64',
)
/** A JPEG with words in EXIF, XMP, IPTC, a comment, a preview and behind its end. */
export function sampleJpg(): Uint8Array<ArrayBuffer> {
	const words = Buffer.from(telling)
	const exif = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), words]))
	const parts = [exif, segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), words])), segment(0xed, words), segment(0xfe, words)]
	const jfif = segment(0xe0, Buffer.concat([Buffer.from('JFIF\0\x01\x02\x01'), Buffer.from(latin)]))
	return new Uint8Array(Buffer.concat([greyJpeg.subarray(0, 2), jfif, ...parts, greyJpeg.subarray(20), words]))
}

/** A paragraph whose words are cut into runs of so many signs. */
const cut = (text: string, length: number) =>
	new Paragraph({ children: text.match(new RegExp(`[\\s\\S]{1,${length}}`, 'gu'))?.map((part) => new TextRun({ text: part })) ?? [] })

/** A .docx with words of `planted` wherever Word keeps any; with a picture where asked. */
export async function sampleDocx({ withPicture = false, runs = 2 } = {}): Promise<Uint8Array<ArrayBuffer>> {
	const tracked = { author: planted.person, date: '2026-01-01T00:00:00Z' }
	const document = new Document({
		title: telling,
		creator: planted.person,
		lastModifiedBy: planted.person,
		description: telling,
		keywords: planted.organisation,
		customProperties: [{ name: '单位', value: planted.organisation }],
		comments: { children: [{ id: 0, author: planted.person, initials: planted.person, date: new Date(0), children: [cut(telling, 3)] }] },
		footnotes: { 1: { children: [cut(telling, 4)] } },
		sections: [
			{
				headers: { default: new Header({ children: [cut(telling, 2)] }) },
				footers: { default: new Footer({ children: [cut(telling, 5)] }) },
				children: [
					cut(telling, runs),
					new Paragraph({ children: [new InsertedTextRun({ id: 1, ...tracked, text: telling }), new FootnoteReferenceRun(1)] }),
					new Paragraph({ children: [new ExternalHyperlink({ link: `mailto:${planted.email}`, children: [new TextRun(planted.email)] })] }),
					new Table({ rows: [new TableRow({ children: [planted.short, kept].map((text) => new TableCell({ children: [cut(text, 1)] })) })] }),
					...(withPicture
						? [
								new Paragraph({
									children: [
										new ImageRun({
											type: 'jpg',
											data: sampleJpg(),
											transformation: { width: 8, height: 8 },
											altText: { name: planted.short, title: telling, description: telling },
										}),
									],
								}),
							]
						: []),
				],
			},
		],
	})
	return new Uint8Array(await Packer.toBuffer(document))
}

/** A file of parts with some changed or added. */
export function withParts(bytes: Uint8Array, change: Record<string, (before: string) => string>): Uint8Array<ArrayBuffer> {
	const parts = unzipSync(bytes)
	for (const [name, by] of Object.entries(change)) parts[name] = strToU8(by(parts[name] ? strFromU8(parts[name]) : ''))
	return new Uint8Array(zipSync(parts))
}

/** An .xlsx with words of `planted` in cells, one a number, in its sheet's name, its formulas, its headers and what it says of itself. */
export async function sampleXlsx(): Promise<Uint8Array<ArrayBuffer>> {
	const data = [
		[
			{ value: telling, type: String },
			{ value: Number(planted.mobile), type: Number },
		],
		[
			{ value: kept, type: String },
			{ value: 62.5, type: Number },
		],
	]
	const plain = await writeExcelFile([{ sheet: planted.short, data }]).toBuffer()
	const core = `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${planted.person}</dc:creator></cp:coreProperties>`
	const [sheet = ''] = Object.keys(unzipSync(new Uint8Array(plain))).filter((name) => name.startsWith('xl/worksheets/sheet'))
	return withParts(new Uint8Array(plain), {
		'docProps/core.xml': () => core,
		'xl/comments1.xml': () =>
			`<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${planted.person}</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>苏州恒越</t></r><r><t>高分子科技说</t></r></text></comment></commentList></comments>`,
		[sheet]: (before) => before.replace('</sheetData>', `<row r="9"><c r="A9"><f>'${planted.short}'!A1</f><v>13812345678</v></c></row></sheetData>`),
	})
}

type SamplePdf = { words?: string; withPicture?: boolean; isBlank?: boolean }
/** A .pdf that says `words`, in Latin letters, and holds words of `planted` in what it says of itself, in a note, a link, an attachment and a bookmark's place. */
export async function samplePdf({
	words = 'POE pilot, crystallinity 62.5',
	withPicture = false,
	isBlank = false,
}: SamplePdf = {}): Promise<Uint8Array<ArrayBuffer>> {
	const document = await PDFDocument.create()
	document.setAuthor(planted.person)
	document.setTitle(telling)
	document.setCreator(latin)
	document.setProducer(latin)
	const xmp = document.context.register(
		document.context.stream(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${telling}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }),
	)
	document.catalog.set(PDFName.of('Metadata'), xmp)
	await document.attach(Buffer.from(telling), `${planted.person}.txt`, { mimeType: 'text/plain', description: telling })
	const page = document.addPage([400, 400])
	const font = await document.embedFont(StandardFonts.Helvetica)
	if (isBlank) page.drawRectangle({ x: 50, y: 50, width: 100, height: 100 })
	else page.drawText(words, { x: 20, y: 300, size: 12, font })
	if (withPicture) page.drawImage(await document.embedJpg(sampleJpg()), { x: 10, y: 10, width: 50, height: 50 })
	const note = document.context.obj({
		Type: 'Annot',
		Subtype: 'Text',
		Rect: [0, 0, 20, 20],
		T: PDFHexString.fromText(planted.person),
		Contents: PDFHexString.fromText(telling),
	})
	const link = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 20, 20], A: { S: 'URI', URI: PDFString.of(`mailto:${planted.email}`) } })
	page.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(note), document.context.register(link)]))
	page.node.set(PDFName.of('PieceInfo'), document.context.obj({ Word: { LastModified: PDFString.of('D:2026'), Private: PDFHexString.fromText(telling) } }))
	return new Uint8Array(await document.save())
}

/** A .pdf that says Chinese words the way many systems in China print them: in a predefined coding, its font neither embedded nor mapped to Unicode. */
export async function sampleChinesePdf(words: string): Promise<Uint8Array<ArrayBuffer>> {
	const document = await PDFDocument.create()
	const page = document.addPage([400, 400])
	const { context } = document
	const descriptor = {
		Type: 'FontDescriptor',
		FontName: 'STSong-Light',
		Flags: 6,
		FontBBox: [-25, -254, 1000, 880],
		ItalicAngle: 0,
		Ascent: 880,
		Descent: -120,
		CapHeight: 880,
		StemV: 93,
	}
	const descendant = context.obj({
		Type: 'Font',
		Subtype: 'CIDFontType0',
		BaseFont: 'STSong-Light',
		FontDescriptor: context.register(context.obj(descriptor)),
		CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 4 },
	})
	const font = context.obj({
		Type: 'Font',
		Subtype: 'Type0',
		BaseFont: 'STSong-Light',
		Encoding: 'UniGB-UCS2-H',
		DescendantFonts: [context.register(descendant)],
	})
	page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: context.register(font) } }))
	const hex = Buffer.from(words, 'utf16le').swap16().toString('hex')
	page.node.set(PDFName.of('Contents'), context.register(context.flateStream(`BT /F1 12 Tf 20 300 Td <${hex}> Tj ET`)))
	return new Uint8Array(await document.save())
}
