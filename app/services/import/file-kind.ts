import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type ImportFileRefusal, importLimits } from '#app/domain/import/file-refusal.ts'

const startsWith = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte)
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** What a file of another kind begins with, and what to call it. */
const others: readonly [signature: string, kind: string][] = [
	['%PDF', 'pdf'],
	['{\\rtf', 'rtf'],
	['\x89PNG', 'png'],
	['\xff\xd8\xff', 'jpg'],
	['GIF8', 'gif'],
	['Rar!', 'rar'],
	['7z\xbc\xaf', '7z'],
	['\x1f\x8b', 'gz'],
]

/** Whether a file is a workbook or text, by its content; its name decides nothing. Refuses what is too large, empty, encrypted or of another kind. */
export function fileKindOf(bytes: Uint8Array): Decision<'zip' | 'text', ImportFileRefusal> {
	if (bytes.length === 0) return refuse({ code: 'empty' })
	if (bytes.length > importLimits.bytes) return refuse({ code: 'too-large', megabytes: importLimits.bytes / 1024 / 1024 })
	if (startsWith(bytes, ole)) return refuse(oleRefusal(bytes))
	if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return (bytes[6] ?? 0) & 1 ? refuse({ code: 'password-protected' }) : accept('zip')
	if (startsWith(bytes, [0x50, 0x4b])) return refuse({ code: 'damaged' })
	const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
	const other = others.find(([signature]) => head.startsWith(signature))
	if (other) return refuse({ code: 'wrong-type', kind: other[1] })
	if (/^(\xef\xbb\xbf)?\s*(<!doctype html|<html|<\?xml|<table)/i.test(head)) return refuse({ code: 'wrong-type', kind: 'html' })
	const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
	return !isWide && bytes.includes(0) ? refuse({ code: 'wrong-type', kind: 'binary' }) : accept('text')
}

/** An OLE container is an encrypted workbook, or a document of the formats before 2007. */
function oleRefusal(bytes: Uint8Array): ImportFileRefusal {
	const file = Buffer.from(bytes)
	if (file.includes(utf16('EncryptedPackage'))) return { code: 'password-protected' }
	if (file.includes(utf16('WordDocument'))) return { code: 'wrong-type', kind: 'doc' }
	return { code: 'wrong-type', kind: file.includes(utf16('PowerPoint Document')) ? 'ppt' : 'xls' }
}
