import {
	decodePDFRawStream,
	EncryptedPDFError,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	type PDFObject,
	type PDFPage,
	PDFRawStream,
	PDFRef,
	PDFStream,
	PDFString,
} from '@cantoo/pdf-lib'
import type { BlindFinding, MaskedBytes } from '#app/domain/blind/findings.ts'
import type { Masker } from '#app/domain/blind/mask-text.ts'
import { readPdf } from './read-pdf.ts'
import { stripPicture } from './strip-picture.ts'

/** What a page is made of; all else about it, such as notes, forms, previews and histories, is left behind. */
const ofPage = ['Type', 'Parent', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Resources', 'Contents', 'Group'].map((key) => PDFName.of(key))
/** What tells of an object instead of showing it. */
const ofNobody = ['Metadata', 'PieceInfo', 'LastModified', 'Alt', 'ActualText', 'OPI', 'Measure', 'PtData'].map((key) => PDFName.of(key))
const [subtype, type, image, layer] = [PDFName.of('Subtype'), PDFName.of('Type'), PDFName.of('Image'), PDFName.of('OCG')] as const
const lostByNobody = [PDFName.of('Link'), PDFName.of('Popup')]

/** Writes the pages of a PDF anew without anything that is not seen on them, and searches what is left. A text in it cannot be masked. */
export async function maskPdf(bytes: Uint8Array, masker: Masker): Promise<MaskedBytes> {
	let source: PDFDocument
	try {
		source = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
	} catch (error) {
		return { findings: [error instanceof EncryptedPDFError ? 'encrypted' : 'damaged'], bytes: null }
	}
	const findings = new Set<BlindFinding>()
	for (const page of source.getPages()) if (stripPage(page)) findings.add('annotations')
	for (const [, object] of source.context.enumerateIndirectObjects()) eachDict(object, stripDict)
	const target = await PDFDocument.create({ updateMetadata: false })
	for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page)
	const hidden = searchObjects(target, findings)
	const clean = await target.save({ useObjectStreams: false, updateFieldAppearances: false })
	const { pages, isReadable } = await readPdf(clean)
	if (!isReadable) findings.add('unsearchable')
	if ([...pages, pages.join('\n'), ...hidden].some((text) => masker.find(text).length > 0)) findings.add('identity')
	return { findings: [...findings], bytes: clean }
}

/** Leaves of a page what is seen; whether notes or filled forms went with the rest. */
function stripPage({ node }: PDFPage): boolean {
	const notes = node.lookup(PDFName.of('Annots'))
	const kinds = notes instanceof PDFArray ? notes.asArray().map((one) => dictOf(node.context.lookup(one))?.get(subtype)) : []
	for (const key of node.keys()) if (!ofPage.includes(key)) node.delete(key)
	return kinds.some((kind) => !lostByNobody.some((one) => one === kind))
}

function stripDict(dict: PDFDict) {
	for (const key of ofNobody) dict.delete(key)
	if (dict.get(type) === layer) dict.delete(PDFName.of('Name'))
}

const dictOf = (object: PDFObject | undefined) => (object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined)

/** Looks at a dictionary and those that stand within it. */
function eachDict(object: PDFObject | undefined, look: (dict: PDFDict) => void) {
	const open = [object]
	for (let next = open.pop(); next; next = open.pop()) {
		const dict = dictOf(next)
		if (dict) {
			look(dict)
			open.push(...dict.values().filter((value) => !(value instanceof PDFRef)))
		} else if (next instanceof PDFArray) open.push(...next.asArray().filter((value) => !(value instanceof PDFRef)))
	}
}

/** Strips the pictures of a document, notes what cannot be searched, and answers the texts that stand in its objects without being seen. */
function searchObjects(document: PDFDocument, findings: Set<BlindFinding>): string[] {
	const texts: string[] = []
	for (const [ref, object] of document.context.enumerateIndirectObjects()) {
		eachDict(object, (dict) => texts.push(...dict.values().flatMap(stringsIn)))
		if (object instanceof PDFArray) texts.push(...stringsIn(object))
		if (!(object instanceof PDFRawStream)) continue
		if (object.dict.get(subtype) !== image) {
			const drawn = contentOf(object)
			if (/\bBI\s[\s\S]{0,2000}?\sID\s/.test(drawn)) findings.add('picture')
			texts.push(...hiddenTexts(drawn))
			continue
		}
		const stripped = isCoded(object, 'DCTDecode') ? stripPicture(object.contents) : object.contents
		if (!stripped || isCoded(object, 'JPXDecode')) findings.add('embedded')
		else {
			findings.add('picture')
			document.context.assign(ref, PDFRawStream.of(object.dict, stripped))
		}
	}
	return texts
}

function isCoded({ dict }: PDFRawStream, coding: string): boolean {
	const filters = dict.lookup(PDFName.of('Filter'))
	return (filters instanceof PDFArray ? filters.asArray() : [filters]).includes(PDFName.of(coding))
}

function stringsIn(object: PDFObject): string[] {
	if (object instanceof PDFString || object instanceof PDFHexString) return [object.decodeText()]
	return object instanceof PDFArray ? object.asArray().flatMap(stringsIn) : []
}

function contentOf(stream: PDFRawStream): string {
	try {
		return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
	} catch {
		return ''
	}
}

/** Replacement and description texts given along with what is drawn. */
function hiddenTexts(drawn: string): string[] {
	const given = drawn.matchAll(/\/(?:ActualText|Alt|E|Contents|T)\s*(?:<([\da-fA-F\s]*)>|\(((?:\\[\s\S]|[^\\)])*)\))/g)
	return Array.from(given, ([, hex, literal]) => (hex !== undefined ? PDFHexString.of(hex).decodeText() : PDFString.of(literal ?? '').decodeText()))
}
