import { unzipSync, type Zippable, zipSync } from 'fflate'
import type { BlindFinding, MaskedBytes } from '#app/domain/blind/findings.ts'
import type { Masker } from '#app/domain/blind/mask-text.ts'
import { isDropped, maskXml } from './mask-xml.ts'
import { stripPicture } from './strip-picture.ts'

const most = { parts: 5000, bytes: 96 * 1024 * 1024 }
const isXml = (name: string) => /\.(xml|rels|vml)$/i.test(name)
const isPicture = (name: string) => /(^|\/)media\/[^/]+\.(jpe?g|png)$/i.test(name)
/** Parts in XML that carry more than text: connections to data, histories with their authors, web extensions. */
const carriesMore = /(^|\/)(embeddings|activeX|ctrlProps|revisions|webextensions|externalLinks)\/|(^|\/)(connections|vbaData)\.xml$/i
/** One instant for all: when a part was written tells of who wrote it. */
const written = new Date(2000, 0, 1)

/** Masks a .docx, .xlsx or .pptx part by part; what is no text and no picture keeps it back. */
export function maskOffice(bytes: Uint8Array, masker: Masker): MaskedBytes {
	const parts = unfold(bytes)
	if (!(parts instanceof Map)) return { findings: [parts], bytes: null }
	const findings = new Set<BlindFinding>()
	const masked: Zippable = {}
	for (const [name, content] of parts) {
		const part = isDropped(name) ? 'dropped' : maskPart(name, content, masker)
		if (part === 'dropped') continue
		for (const finding of part.findings) findings.add(finding)
		if (part.bytes) masked[name] = [part.bytes, { mtime: written }]
	}
	return { findings: [...findings], bytes: zipSync(masked) }
}

function unfold(bytes: Uint8Array): Map<string, Uint8Array> | BlindFinding {
	let [count, size] = [0, 0]
	const isBounded = (file: { originalSize: number }) => {
		count++
		size += file.originalSize
		return count <= most.parts && size <= most.bytes
	}
	try {
		const parts = new Map(Object.entries(unzipSync(bytes, { filter: isBounded })))
		if (count > most.parts || size > most.bytes) return 'too-complex'
		for (const name of parts.keys()) if (name.endsWith('/')) parts.delete(name)
		return parts.has('[Content_Types].xml') ? parts : 'damaged'
	} catch {
		return 'damaged'
	}
}

function maskPart(name: string, content: Uint8Array, masker: Masker): { findings: BlindFinding[]; bytes: Uint8Array | null } {
	if (masker.find(name).length > 0 && !/^\[Content_Types\]\.xml$/.test(name)) return { findings: ['identity'], bytes: null }
	if (isPicture(name)) {
		const stripped = stripPicture(content)
		return stripped ? { findings: ['picture'], bytes: stripped } : { findings: ['embedded'], bytes: null }
	}
	if (!isXml(name) || carriesMore.test(name)) return { findings: ['embedded'], bytes: null }
	try {
		const { bytes, leaks } = maskXml(content, name, masker)
		return { findings: leaks ? ['identity'] : [], bytes }
	} catch {
		return { findings: ['damaged'], bytes: null }
	}
}
