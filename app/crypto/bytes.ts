import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes over a plain buffer, as the platform's own cryptography asks for. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

/** The UTF-8 of a text. */
export function utf8(text: string): Bytes {
	return encoder.encode(text)
}

/** The text of UTF-8 bytes; undefined when they are none. A byte order mark is kept as a character. */
export function textOf(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
	} catch {
		return undefined
	}
}

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
	let binary = ''
	for (const byte of bytes) binary += String.fromCharCode(byte)
	return btoa(binary)
}

/** The bytes of standard base64; undefined unless it is exactly what `toBase64` writes, so that no two texts mean the same bytes. */
export function fromBase64(text: string): Bytes | undefined {
	try {
		const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
		return toBase64(bytes) === text ? bytes : undefined
	} catch {
		return undefined
	}
}

/** Base64 for addresses and file names (RFC 4648, section 5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
	return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The bytes of unpadded base64url; undefined unless it is exactly what `toBase64Url` writes. */
export function fromBase64Url(text: string): Bytes | undefined {
	if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined
	const padded = text.replaceAll('-', '+').replaceAll('_', '/')
	return fromBase64(padded.padEnd(Math.ceil(padded.length / 4) * 4, '='))
}

/** Whether two byte strings are the same; not in constant time, for nothing secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** SHA-256 of something large, by the platform, off this thread where it can; in a page without TLS there is only our own. */
export async function digestOf(bytes: Bytes): Promise<Uint8Array> {
	const subtle: SubtleCrypto | undefined = crypto.subtle
	return subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes)
}
