import { Unzip, UnzipInflate } from 'fflate'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type ImportFileRefusal, importLimits } from '#app/domain/import/file-refusal.ts'
import { type SheetScan, scanSheet } from './scan-sheet.ts'

/** A sheet in the order of the workbook, as a first pass over its file found it. */
export type ScannedSheet = { name: string; isHidden: boolean; scan: SheetScan }

/** Most a workbook may unfold to; more is refused before it is unfolded whole. */
const inflatedLimit = 32 * 1024 * 1024
const zipBomb: ImportFileRefusal = { code: 'zip-bomb', megabytes: inflatedLimit / 1024 / 1024 }
/** Small enough that one piece, at the best deflate can do (1:1032), unfolds to 4 MB. */
const pieceSize = 4096
const isPart = (name: string) => name.endsWith('.xml') || name.endsWith('.xml.rels')
const workbookPart = 'xl/workbook.xml'
const relationsPart = 'xl/_rels/workbook.xml.rels'

/**
 * Unfolds a workbook piece by piece without keeping it and answers what its sheets hold, or why it must not be opened:
 * it unfolds to too much (declared or in fact), has too many rows or columns, or is no workbook at all.
 */
export function scanWorkbook(bytes: Uint8Array, onProgress: (share: number) => void): Decision<ScannedSheet[], ImportFileRefusal> {
	const parts = unfold(bytes, onProgress)
	if ('code' in parts) return refuse(parts)
	const workbook = parts.texts.get(workbookPart)
	const relations = parts.texts.get(relationsPart)
	if (workbook === undefined || relations === undefined) return refuse(strangerOf(parts.names))
	const sheets = sheetsOf(workbook, relations, parts.sheets)
	return sheets.length === 0 ? refuse({ code: 'damaged' }) : accept(sheets)
}

type Parts = { names: string[]; texts: Map<string, string>; sheets: Map<string, SheetScan> }

function unfold(bytes: Uint8Array, onProgress: (share: number) => void): Parts | ImportFileRefusal {
	const parts: Parts = { names: [], texts: new Map(), sheets: new Map() }
	let refusal: ImportFileRefusal | undefined
	let inflated = 0
	const unzip = new Unzip((file) => {
		parts.names.push(file.name)
		if (!isPart(file.name) || refusal) return
		if ((file.originalSize ?? 0) > inflatedLimit) refusal = zipBomb
		const take = takerOf(file.name, parts)
		file.ondata = (error, piece, isLast) => {
			inflated += piece?.length ?? 0
			if (error) refusal ??= { code: 'damaged' }
			else if (inflated > inflatedLimit) refusal ??= zipBomb
			if (!refusal) refusal = take(piece, isLast)
		}
		file.start()
	})
	unzip.register(UnzipInflate)
	try {
		for (let at = 0; at < bytes.length && !refusal; at += pieceSize) {
			unzip.push(bytes.subarray(at, at + pieceSize), at + pieceSize >= bytes.length)
			if (at % (64 * pieceSize) === 0) onProgress(at / bytes.length)
		}
	} catch {
		return refusal ?? { code: 'damaged' }
	}
	return refusal ?? parts
}

type Taker = (piece: Uint8Array, isLast: boolean) => ImportFileRefusal | undefined

/** Counts a worksheet, keeps the two small parts that name the sheets, lets the rest go by. */
function takerOf(name: string, parts: Parts): Taker {
	if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) {
		const sheet = scanSheet()
		parts.sheets.set(name, sheet.scan)
		return (piece) => {
			sheet.push(piece)
			return sheet.scan.excess && excessOf(sheet.scan.excess, nameOf(name, parts))
		}
	}
	if (name !== workbookPart && name !== relationsPart) return () => undefined
	const pieces: Uint8Array[] = []
	return (piece, isLast) => {
		pieces.push(piece)
		if (isLast) parts.texts.set(name, Buffer.concat(pieces).toString('utf8'))
		return undefined
	}
}

function excessOf(excess: 'rows' | 'columns', sheet: string): ImportFileRefusal {
	return excess === 'rows' ? { code: 'too-many-rows', limit: importLimits.rows, sheet } : { code: 'too-many-columns', limit: importLimits.columns, sheet }
}

function nameOf(path: string, { texts }: Parts): string {
	const [workbook = '', relations = ''] = [texts.get(workbookPart), texts.get(relationsPart)]
	return namedSheets(workbook, relations).find((sheet) => sheet.path === path)?.name ?? path.replace(/^.*\/|\.xml$/g, '')
}

function sheetsOf(workbook: string, relations: string, scans: Map<string, SheetScan>): ScannedSheet[] {
	return namedSheets(workbook, relations).map(({ name, isHidden, path }) => ({ name, isHidden, scan: scans.get(path) ?? scanSheet().scan }))
}

function namedSheets(workbook: string, relations: string) {
	const paths = new Map(
		[...relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, attributes = '']) => {
			const target = attribute(attributes, 'Target')
			return [attribute(attributes, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`] as const
		}),
	)
	return [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = '']) => ({
		name: attribute(attributes, 'name'),
		isHidden: /hidden/i.test(attribute(attributes, 'state')),
		path: paths.get(attribute(attributes, '[\\w]+:id')) ?? '',
	}))
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function attribute(attributes: string, name: string): string {
	const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
	return value.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi, (whole, decimal, hex, entity) =>
		entity ? (entities[entity] ?? whole) : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
	)
}

/** What a zip is that is no workbook. */
function strangerOf(names: readonly string[]): ImportFileRefusal {
	const has = (start: string) => names.some((name) => name.startsWith(start))
	if (has('xl/workbook.bin')) return { code: 'wrong-type', kind: 'xlsb' }
	if (has('word/')) return { code: 'wrong-type', kind: 'docx' }
	if (has('ppt/')) return { code: 'wrong-type', kind: 'pptx' }
	if (has('content.xml')) return { code: 'wrong-type', kind: 'ods' }
	return has('xl/') || names.length === 0 ? { code: 'damaged' } : { code: 'wrong-type', kind: 'zip' }
}
