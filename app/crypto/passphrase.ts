import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { concatBytes, randomBytes } from '@noble/hashes/utils.js'
import { type Identity, type Recipient, Stanza } from 'age-encryption'
import { fromBase64Url, toBase64, utf8 } from './bytes.ts'

/** The cost `age` itself takes, base-2 logarithm: about a second, and 256 MB of memory, for each guess. */
const usualCost = 18
/** No file may ask for more than this; age has the same limit. */
const highestCost = 20

export type Passphrase = { passphrase: string; cost?: number; onProgress?: (share: number) => void }

/**
 * age's scrypt recipient, as `age -p` has it, but never holding the page for longer than some milliseconds, which the
 * library's own does for a second. `onProgress` is told a share from 0 to 1. The passphrase counts in NFC, so that it
 * does not matter which keyboard wrote it. Source: C2SP age, "The scrypt recipient type".
 */
export function passphraseRecipient({ passphrase, cost = usualCost, onProgress }: Passphrase): Recipient {
	return {
		async wrapFileKey(fileKey) {
			const salt = randomBytes(16)
			const key = await deriveKey({ passphrase, onProgress }, salt, cost)
			const body = chacha20poly1305(key, new Uint8Array(12)).encrypt(fileKey)
			return [new Stanza(['scrypt', toBase64(salt).replaceAll('=', ''), String(cost)], body)]
		},
	}
}

/** The other end of `passphraseRecipient`. Matches nothing when the passphrase is wrong or the header is not of its kind. */
export function passphraseIdentity(secret: Pick<Passphrase, 'passphrase' | 'onProgress'>): Identity {
	return {
		async unwrapFileKey([stanza, ...others]) {
			const [type, salt = '', cost = ''] = stanza?.args ?? []
			const saltBytes = fromBase64Url(salt.replaceAll('+', '-').replaceAll('/', '_'))
			if (!stanza || others.length > 0 || type !== 'scrypt' || stanza.body.length !== 32) return null
			if (saltBytes?.length !== 16 || !/^[1-9][0-9]?$/.test(cost) || Number(cost) > highestCost) return null
			const key = await deriveKey(secret, saltBytes, Number(cost))
			try {
				return chacha20poly1305(key, new Uint8Array(12)).decrypt(stanza.body)
			} catch {
				return null
			}
		},
	}
}

function deriveKey({ passphrase, onProgress }: Passphrase, salt: Uint8Array, cost: number): Promise<Uint8Array> {
	const labelled = concatBytes(utf8('age-encryption.org/v1/scrypt'), salt)
	return scryptAsync(utf8(passphrase.normalize('NFC')), labelled, { N: 2 ** cost, r: 8, p: 1, dkLen: 32, ...(onProgress && { onProgress }) })
}
