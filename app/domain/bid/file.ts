import { accept, type Decision, refuse } from '../decision.ts'

/** Largest file in bytes, and most files of one bid. */
export const fileLimits = { bytes: 20 * 1024 * 1024, count: 10 }

/** Accepted kinds of file: the extension and the media type they are sent with. */
export const fileKinds = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	png: 'image/png',
	jpg: 'image/jpeg',
	zip: 'application/zip',
	txt: 'text/plain; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
} as const
export type FileKind = keyof typeof fileKinds
/** With what a file of no accepted kind is sent, such as a sealed bid may bring: bytes, for nothing to run. */
export const unknownKind = 'application/octet-stream'

const isKind = (text: string): text is FileKind => Object.hasOwn(fileKinds, text)
const extensionOf = (name: string) => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

export type FileRefusal =
	| { code: 'file-empty' }
	| { code: 'file-kind'; kinds: string }
	| { code: 'too-large'; megabytes: number }
	| { code: 'too-many-files'; count: number }
export type Looked = {
	size: number /** What the signature says; undefined when it has none. */
	signature: string | undefined /** Whether it is all UTF-8 without control characters. */
	isText: boolean
}

/** Decides whether a file is taken, by its content; the name tells only text from csv. Answers its kind. */
export function acceptFile(name: string, { size, signature, isText }: Looked, present: number): Decision<FileKind, FileRefusal> {
	if (size === 0) return refuse({ code: 'file-empty' })
	if (size > fileLimits.bytes) return refuse({ code: 'too-large', megabytes: fileLimits.bytes / 1024 / 1024 })
	if (present >= fileLimits.count) return refuse({ code: 'too-many-files', count: fileLimits.count })
	const kind = kindOf(name, { signature, isText })
	return kind ? accept(kind) : refuse({ code: 'file-kind', kinds: Object.keys(fileKinds).join(' ') })
}

/** What a file is by its content, undefined for what is not accepted; the name tells only text from csv. */
export function kindOf(name: string, { signature, isText }: Pick<Looked, 'signature' | 'isText'>): FileKind | undefined {
	const extension = extensionOf(name)
	const kind = signature ?? (isText && (extension === 'txt' || extension === 'csv') ? extension : '')
	return isKind(kind) ? kind : undefined
}

/** A file name that is safe to save: no path, control or direction-changing characters, and the extension of what it really is. */
export function safeFileName(name: string, kind: FileKind | 'bin'): string {
	const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
	const plain = last
		.replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
		.trim()
		.replace(/^\.+/, '')
	const extension = extensionOf(plain) === 'jpeg' ? 'jpg' : extensionOf(plain)
	const stem = extension === kind ? plain.slice(0, plain.lastIndexOf('.')) : plain
	return `${Array.from(stem).slice(0, 100).join('') || 'file'}.${kind}`
}
