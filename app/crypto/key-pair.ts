import { generateX25519Identity } from 'age-encryption'
import { recipientOf } from './age.ts'

/** A key pair of age X25519: the recipient is public, the identity is the secret. */
export type KeyPair = { recipient: string; identity: string }

/** A new key pair from the platform's randomness. */
export async function createKeyPair(): Promise<KeyPair> {
	const identity = await generateX25519Identity()
	const recipient = await recipientOf(identity)
	if (recipient === undefined) throw new Error('a new identity has no recipient')
	return { recipient, identity }
}
