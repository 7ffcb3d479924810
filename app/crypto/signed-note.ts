import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { fromBase64, sameBytes, toBase64, utf8 } from './bytes.ts'
import { keyIdOf, type LogKey, type Signer } from './log-key.ts'

export type NoteRefusal = { code: 'malformed-note' | 'bad-signature' | 'not-signed' }
/** A note whose signatures were checked: its text, and the names of those keys that signed it, among those asked about. */
type VerifiedNote = { text: string; signedBy: string[] }

const signatureLine = /^— (\S+) ([A-Za-z0-9+/=]+)$/
/** Only a mistaken or hostile note has more. */
const mostSignatures = 32

/**
 * A signed note (C2SP signed-note v1): a text that ends with a line end, an empty line, and one line a signature.
 * Throws for a text that does not end so or has control characters.
 */
export function signNote(text: string, signer: Signer): string {
	if (!isNoteText(text)) throw new TypeError('no text of a note')
	return `${text}\n${signatureOf(text, signer)}`
}

/** The note with one more signature, such as a witness gives it. The signatures there are not checked. */
export function cosignNote(note: string, signer: Signer): Decision<string, NoteRefusal> {
	const parts = splitNote(note)
	return parts ? accept(note + signatureOf(parts.text, signer)) : refuse({ code: 'malformed-note' })
}

/**
 * Checks a note against keys. As the specification asks, lines of unknown keys are passed over, one of a known key that is
 * wrong spoils the note, and at least one must be right.
 */
export function verifyNote(note: string, keys: readonly LogKey[]): Decision<VerifiedNote, NoteRefusal> {
	const parts = splitNote(note)
	if (!parts) return refuse({ code: 'malformed-note' })
	const message = utf8(parts.text)
	const signedBy = new Set<string>()
	for (const { name, id, signature } of parts.signatures) {
		const key = keys.find((candidate) => candidate.name === name && sameBytes(candidate.id, id))
		if (!key) continue
		if (!isSignature(signature, message, key.publicKey)) return refuse({ code: 'bad-signature' })
		signedBy.add(name)
	}
	return signedBy.size > 0 ? accept({ text: parts.text, signedBy: [...signedBy] }) : refuse({ code: 'not-signed' })
}

function signatureOf(text: string, { name, secretKey }: Signer): string {
	const id = keyIdOf(name, ed25519.getPublicKey(secretKey))
	return `— ${name} ${toBase64(concatBytes(id, ed25519.sign(utf8(text), secretKey)))}\n`
}

function splitNote(note: string) {
	const end = note.lastIndexOf('\n\n')
	const text = note.slice(0, end + 1)
	const lines = note.slice(end + 2).split('\n')
	if (end < 0 || lines.pop() !== '' || lines.length === 0 || lines.length > mostSignatures || !isNoteText(text)) return undefined
	const signatures = lines.flatMap((line) => {
		const [, name, encoded = ''] = signatureLine.exec(line) ?? []
		const bytes = fromBase64(encoded)
		return name !== undefined && bytes && bytes.length > 4 ? [{ name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }] : []
	})
	return signatures.length === lines.length ? { text, signatures } : undefined
}

function isNoteText(text: string): boolean {
	return text.endsWith('\n') && !/[^\P{Cc}\n]|\p{Surrogate}/u.test(text)
}

function isSignature(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
	try {
		return ed25519.verify(signature, message, publicKey, { zip215: false })
	} catch {
		return false
	}
}
