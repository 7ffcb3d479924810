import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { planted } from './blind-samples.ts'

/** Everything that stands in a file, unfolded: the parts of a zip, the streams of a PDF. */
function layersOf(bytes: Uint8Array): Buffer[] {
	const whole = Buffer.from(bytes)
	const layers: Buffer[] = [whole]
	if (whole.subarray(0, 2).toString('latin1') === 'PK') {
		for (const [name, part] of Object.entries(unzipSync(bytes))) layers.push(Buffer.from(name), ...layersOf(part), textOf(part))
	}
	if (whole.subarray(0, 5).toString('latin1') === '%PDF-') {
		for (let at = whole.indexOf('stream'); at >= 0; at = whole.indexOf('stream', at + 6)) {
			const from = at + 6 + (whole[at + 6] === 13 ? 2 : 1)
			try {
				layers.push(inflateSync(whole.subarray(from)))
			} catch {
				// Not deflated: it stands in the whole as it is.
			}
		}
	}
	return layers
}

/** What an XML part says when its tags are taken out. */
const textOf = (part: Uint8Array) =>
	Buffer.from(
		Buffer.from(part)
			.toString('utf8')
			.replaceAll(/<[^>]*>/g, ''),
	)

function codingsOf(text: string): Buffer[] {
	const wide = Buffer.from(text, 'utf16le')
	const swapped = Buffer.from(wide).swap16()
	const hex = swapped.toString('hex')
	return [
		Buffer.from(text),
		wide,
		swapped,
		Buffer.from(hex),
		Buffer.from(hex.toUpperCase()),
		Buffer.from(Buffer.from(text).toString('hex')),
		Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
	]
}

/** Which of the planted words stand anywhere in some bytes, in any of the codings files use. */
export function leaksIn(bytes: Uint8Array): string[] {
	const layers = layersOf(bytes)
	return Object.values(planted).filter((secret) => codingsOf(secret).some((coding) => layers.some((layer) => layer.includes(coding))))
}
