import { type Bytes, utf8 } from './bytes.ts'

export type Entry = { path: string; bytes: Uint8Array }

/** Tar is laid out in blocks of this many bytes. */
export const blockSize = 512
const inBlocks = (size: number) => Math.ceil(size / blockSize) * blockSize

/**
 * A tar archive (POSIX.1-2001, pax) of the entries in order, followed by zeros up to the size `sizeOf` answers for the
 * bare archive; every tar takes zeros after the end of an archive. Nothing in it tells when, where or by whom it was made.
 * The content of each entry is copied once.
 */
export function writeTar(entries: readonly Entry[], sizeOf: (size: number) => number): Bytes {
	const parts = entries.flatMap(({ path, bytes }) => {
		const name = utf8(path)
		const plain = name.length <= 100 && name.length === path.length
		const extended = plain ? [] : [{ header: header(utf8('pax'), paxRecord(path).length, 'x'), bytes: paxRecord(path) }]
		return [...extended, { header: header(plain ? name : utf8('file'), bytes.length, '0'), bytes }]
	})
	const size = parts.reduce((sum, part) => sum + blockSize + inBlocks(part.bytes.length), 2 * blockSize)
	const archive = new Uint8Array(sizeOf(size))
	let at = 0
	for (const part of parts) {
		archive.set(part.header, at)
		archive.set(part.bytes, at + blockSize)
		at += blockSize + inBlocks(part.bytes.length)
	}
	return archive
}

function header(name: Uint8Array, size: number, type: '0' | 'x'): Uint8Array {
	const block = new Uint8Array(blockSize)
	block.set(name, 0)
	const write = (text: string, at: number) => block.set(utf8(text), at)
	write('0000644\0', 100)
	write('0000000\0', 108)
	write('0000000\0', 116)
	write(`${size.toString(8).padStart(11, '0')}\0`, 124)
	write('00000000000\0', 136)
	write(type, 156)
	write('ustar\x0000', 257)
	write(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `, 148)
	return block
}

/** The sum of the bytes of a header, its own checksum counted as spaces. */
export function checksumOf(block: Uint8Array): number {
	return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

/** `length path=…\n`, where the length counts its own digits too. */
function paxRecord(path: string): Uint8Array {
	const rest = utf8(` path=${path}\n`).length
	const digits = [1, 2, 3, 4, 5].find((count) => String(rest + count).length === count) ?? 0
	return utf8(`${rest + digits} path=${path}\n`)
}
