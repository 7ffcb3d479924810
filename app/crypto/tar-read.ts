import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { textOf } from './bytes.ts'
import { blockSize, checksumOf, type Entry } from './tar-write.ts'

export type TarRefusal = { code: 'malformed-archive' } | { code: 'not-a-plain-file'; path: string }

type Header = { path: string; size: number; type: string }

/**
 * The files of a tar archive, as views of it: what we write, and what GNU tar, bsdtar (Windows, macOS) and busybox write
 * of plain files: ustar with prefix, pax paths and GNU long names. Folders are passed over, and `./` before a path.
 * Refuses links, devices and sparse files, a wrong checksum, an archive that does not end, and anything but zeros after its end.
 */
export function readTar(archive: Uint8Array): Decision<Entry[], TarRefusal> {
	const entries: Entry[] = []
	let at = 0
	let longPath: string | undefined
	while (at + blockSize <= archive.length) {
		const block = archive.subarray(at, at + blockSize)
		if (isZero(block)) return isZero(archive.subarray(at)) && longPath === undefined ? accept(entries) : refuse({ code: 'malformed-archive' })
		const header = readHeader(block)
		if (!header || at + blockSize + header.size > archive.length) return refuse({ code: 'malformed-archive' })
		const bytes = archive.subarray(at + blockSize, at + blockSize + header.size)
		at += blockSize + Math.ceil(header.size / blockSize) * blockSize
		if (header.type === 'g') continue
		if (header.type === 'x' || header.type === 'L') {
			const named = header.type === 'x' ? paxPath(bytes) : accept(textOf(bytes)?.replace(/\0.*$/s, ''))
			if (!named.ok) return named
			longPath = named.value ?? longPath
			continue
		}
		const path = (longPath ?? header.path).replace(/^(\.\/)+/, '')
		longPath = undefined
		if (header.type === '5') continue
		if (header.type !== '0' && header.type !== '\0') return refuse({ code: 'not-a-plain-file', path })
		entries.push({ path, bytes })
	}
	return refuse({ code: 'malformed-archive' })
}

function isZero(bytes: Uint8Array): boolean {
	return bytes.every((byte) => byte === 0)
}

function readHeader(block: Uint8Array): Header | undefined {
	const text = (from: number, length: number) => textOf(block.subarray(from, from + length))?.replace(/\0.*$/s, '')
	const octal = (from: number, length: number) => {
		const digits = text(from, length)?.trim() ?? ''
		return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined
	}
	const [name, size, checksum] = [text(0, 100), octal(124, 12), octal(148, 8)]
	const isPosix = text(257, 8) === 'ustar'
	const prefix = isPosix ? text(345, 155) : ''
	if (name === undefined || prefix === undefined || size === undefined || checksum !== checksumOf(block)) return undefined
	return { path: prefix ? `${prefix}/${name}` : name, size, type: String.fromCharCode(block[156] ?? 0) }
}

/** The path among the records of a pax header, if there is one; a size there would contradict the header's, which counts. */
function paxPath(bytes: Uint8Array): Decision<string | undefined, TarRefusal> {
	let path: string | undefined
	let at = 0
	while (at < bytes.length) {
		const space = bytes.indexOf(0x20, at)
		const digits = space < 0 ? '' : (textOf(bytes.subarray(at, space)) ?? '')
		const length = /^[1-9][0-9]{0,8}$/.test(digits) ? Number(digits) : 0
		const record = textOf(bytes.subarray(space + 1, at + length))
		const [, key, value] = /^([^=\n]+)=(.*)\n$/s.exec(record ?? '') ?? []
		if (at + length > bytes.length || key === undefined || value === undefined || key === 'size' || key.startsWith('GNU.sparse'))
			return refuse({ code: 'malformed-archive' })
		if (key === 'path') path = value
		at += length
	}
	return accept(path)
}
