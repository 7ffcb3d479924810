/** What UTF-8 shows in place of bytes it cannot read. */
const replacement = /\uFFFD/g

/**
 * Text in UTF-8, UTF-16 with its mark, or GB18030 (which covers GBK); undefined where it is none of them. Text that is
 * UTF-8 but for a few bytes is broken UTF-8, though GB18030 would find characters in it.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le', bytes)
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly('utf-16be', bytes)
	const utf8 = strictly('utf-8', bytes)
	if (utf8 !== undefined) return utf8
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return undefined
	const loose = new TextDecoder('utf-8').decode(bytes)
	const broken = loose.match(replacement)?.length ?? 0
	const read = loose.match(/[\u2000-\uFFFC]/g)?.length ?? 0
	if (read > broken) return undefined
	return strictly('gb18030', bytes)
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes)
	} catch {
		return undefined
	}
}
