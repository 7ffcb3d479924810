/** Takes everything but the picture itself from a JPEG or PNG: no EXIF, XMP, IPTC, comments, profiles, texts, previews, nor what stands behind its end. Undefined where it is neither, or cut short. */
export function stripPicture(bytes: Uint8Array): Uint8Array | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes)
	return pngBegin.every((byte, at) => bytes[at] === byte) ? stripPng(bytes) : undefined
}

const pngBegin = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** The chunks a PNG is shown by. */
const shown = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])

function stripPng(bytes: Uint8Array): Uint8Array | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
	const kept = [bytes.subarray(0, 8)]
	for (let at = 8; at + 12 <= bytes.length; ) {
		const end = at + 12 + view.getUint32(at)
		const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
		if (end > bytes.length) return undefined
		if (shown.has(kind)) kept.push(bytes.subarray(at, end))
		if (kind === 'IEND') return joined(kept)
		at = end
	}
	return undefined
}

const marker = { end: 0xd9, scan: 0xda, app0: 0xe0, adobe: 0xee, lastApp: 0xef, comment: 0xfe }
const isAlone = (code: number) => code === 0x01 || (code >= 0xd0 && code <= 0xd8)
/** JFIF 1.01 without a preview. */
const jfif = Uint8Array.of(0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0)

function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
	const kept = [bytes.subarray(0, 2)]
	for (let at = 2; at + 1 < bytes.length; ) {
		if (bytes[at] !== 0xff) return undefined
		const code = bytes[at + 1] ?? 0
		if (code === 0xff) at++
		else if (code === marker.end) return joined([...kept, bytes.subarray(at, at + 2)])
		else if (isAlone(code)) at += 2
		else {
			const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
			if (end > bytes.length || end < at + 4) return undefined
			const isInformation = (code >= marker.app0 && code <= marker.lastApp && code !== marker.adobe) || code === marker.comment
			const stop = code === marker.scan ? endOfScan(bytes, end) : end
			if (code === marker.app0 && bytes[at + 4] === jfif[4]) kept.push(jfif)
			else if (!isInformation) kept.push(bytes.subarray(at, stop))
			at = stop
		}
	}
	return undefined
}

/** Where the coded picture behind a scan's head ends: at a marker that is no restart and no stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = from; at + 1 < bytes.length; at++) {
		const next = bytes[at + 1] ?? 0
		if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
	}
	return bytes.length
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts))
}
