import { Decrypter, type Identity } from 'age-encryption'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type Bytes, fromBase64Url, toBase64Url } from './bytes.ts'

/** No header of ours is longer; the one of age ends with the line of its MAC. */
const longestHeader = 16 * 1024

/**
 * The key of one file, which opens that file and nothing else: what a bidder gives when the holders' key did not open its bid,
 * so that nobody needs the bidder's own key (age, "delegated decryption"). As base64url. Refuses when the identity is not its.
 */
export async function fileKeyOf(identity: string, ciphertext: Uint8Array): Promise<Decision<string, { code: 'wrong-key' | 'damaged' }>> {
	const header = headerOf(ciphertext)
	if (!header) return refuse({ code: 'damaged' })
	const decrypter = new Decrypter()
	try {
		decrypter.addIdentity(identity)
		return accept(toBase64Url(await decrypter.decryptHeader(header)))
	} catch (error) {
		return refuse({ code: error instanceof Error && error.message.startsWith('no identity matched') ? 'wrong-key' : 'damaged' })
	}
}

/** An identity that opens the one file whose key it is; undefined for what is no key of a file. */
export function fileKeyIdentity(fileKey: string): Identity | undefined {
	const bytes = fromBase64Url(fileKey)
	return bytes?.length === 16 ? { unwrapFileKey: () => bytes } : undefined
}

function headerOf(ciphertext: Uint8Array): Bytes | undefined {
	const start = ciphertext.subarray(0, longestHeader)
	const text = String.fromCharCode(...start)
	const mac = text.indexOf('\n--- ')
	const end = mac < 0 ? -1 : text.indexOf('\n', mac + 1)
	return end < 0 ? undefined : Uint8Array.from(start.subarray(0, end + 1))
}
