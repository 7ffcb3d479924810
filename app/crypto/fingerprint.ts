import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { utf8 } from './bytes.ts'

/**
 * The fingerprint of a recipient or another public key in text: the first 16 bytes of its SHA-256, as eight groups of four
 * hex digits for people to read out. 128 bits: nobody finds a second key to one. By hand: `printf %s age1… | sha256sum`.
 */
export function fingerprintOf(publicKey: string): string {
	const digits = bytesToHex(sha256(utf8(publicKey)).subarray(0, 16))
	return (digits.match(/.{4}/g) ?? []).join(' ').toUpperCase()
}
