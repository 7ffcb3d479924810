import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** In every text and file; as digits in the price and in every promised number. */
export const markers = ['植入标记 PLANTED', '7318264951'] as const
/** A text that holds the marker of words. */
export const planted = (words: string) => `${words}：${markers[0]}，${words}`

/** The base64 that is in the text of any bytes with these in them, wherever they begin. */
const base64Of = (bytes: Buffer) =>
	[0, 1, 2].map((before) => {
		const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
		return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
	})

/** A marker in every writing that something might keep it in: plain, both kinds of UTF-16, base64 and base64url, hexadecimal, escaped in JSON and in an address. */
function writingsOf(words: string): Buffer[] {
	const plain = Buffer.from(words)
	const wide = Buffer.from(words, 'utf16le')
	const base64 = [plain, wide].flatMap(base64Of)
	const escaped = words.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
	const texts = [...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')), plain.toString('hex'), escaped, encodeURIComponent(words)]
	return [plain, wide, Buffer.from(wide).swap16(), ...[...new Set(texts)].map((text) => Buffer.from(text))]
}
const wanted = markers.flatMap(writingsOf)

/** Whether bytes hold a marker in any of its writings. */
export const isMarked = (bytes: Buffer): boolean => wanted.some((one) => bytes.includes(one))

/** The files beneath some folders that hold a marker, in their bytes or their names. */
export function marked(...places: string[]): string[] {
	return places.flatMap((folder) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.join(entry.parentPath, entry.name))
			.filter((name) => isMarked(readFileSync(name)) || isMarked(Buffer.from(name))),
	)
}
