import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64, utf8 } from './bytes.ts'

/** The one kind of signature there is: plain Ed25519 (C2SP signed-note, "Signature types"). */
const ed25519Type = 1

/** A public key that signs notes, taken apart. `id` are the four bytes by which a signature line names it. */
export type LogKey = { name: string; id: Uint8Array; publicKey: Uint8Array }
/** Who signs: the log or a witness, its name, and the 32 secret bytes. */
export type Signer = { name: string; secretKey: Uint8Array }

/** A new secret key of a signer, 32 bytes. */
export function createSignerKey(): Uint8Array {
	return ed25519.utils.randomSecretKey()
}

/** The public key of a signer as text, `name+id+key` (C2SP signed-note, "Verifier keys"). Throws for a name that is none. */
export function logKeyOf({ name, secretKey }: Signer): string {
	if (!isKeyName(name)) throw new TypeError('no name of a signer: no spaces, no plus')
	const publicKey = ed25519.getPublicKey(secretKey)
	return `${name}+${bytesToHex(keyIdOf(name, publicKey))}+${toBase64(concatBytes(Uint8Array.of(ed25519Type), publicKey))}`
}

/** The parts of such a text; undefined when it is none, or its id is not that of its name and key. */
export function parseLogKey(text: string): LogKey | undefined {
	const [, name = '', id, key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
	const [type, ...publicKey] = fromBase64(key) ?? []
	if (!isKeyName(name) || type !== ed25519Type || publicKey.length !== 32) return undefined
	const parsed = { name, id: keyIdOf(name, Uint8Array.from(publicKey)), publicKey: Uint8Array.from(publicKey) }
	return bytesToHex(parsed.id) === id ? parsed : undefined
}

/** The first four bytes of SHA-256 over name, line end, type and key. */
export function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
	return sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(ed25519Type), publicKey)).subarray(0, 4)
}

function isKeyName(name: string): boolean {
	return /^[^\s+\p{Cc}]+$/u.test(name)
}
