import type { Readable } from 'node:stream'

/**
 * What these use cases need of the data key: what it encrypts is bound to a record, the name of the one row it belongs
 * to, and opens under no other name. Opening what was changed, cut, moved or encrypted under a key that is not there throws.
 */
export type Vault = {
	encrypt: (text: string, record: string) => string
	decrypt: (ciphertext: string, record: string) => string
	/** The bytes as they are to be stored, a piece at a time. */
	encryptBytes: (bytes: Uint8Array, record: string) => Iterable<Uint8Array>
	/** Plain bytes again, each piece only once it was found genuine; fails at the end of what was cut short. */
	decryptStream: (stored: Readable, record: string) => Readable
}
