import { Decrypter, Encrypter, type Identity, identityToRecipient, type Recipient } from 'age-encryption'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Bytes } from './bytes.ts'

export type AgeRefusal = { code: 'wrong-key' } | { code: 'damaged' }

/** How many bytes are worked on before other work gets its turn: about 10 ms. */
const sliceSize = 512 * 1024

/** A header for a hundred recipients. Each costs a multiplication, so a hostile file could have a reader work for hours. */
const largestHeader = 16 * 1024

/**
 * Encrypts bytes as an age v1 file, binary, to every recipient (`age1…`, or one of our own making).
 * Throws for a recipient that is none: ask `isRecipient` first.
 */
export async function encryptTo(recipients: readonly (string | Recipient)[], plaintext: Uint8Array): Promise<Bytes> {
	const encrypter = new Encrypter()
	for (const recipient of recipients) encrypter.addRecipient(recipient)
	const stream = await encrypter.encrypt(slicesOf(plaintext))
	return collect(stream, stream.size(plaintext.length))
}

/**
 * Decrypts an age v1 file by one identity (`AGE-SECRET-KEY-1…`, or one of our own making). Refuses `wrong-key` when the
 * file is not encrypted to it (or the part of its header that would say so is damaged), `damaged` for anything else.
 */
export async function decryptBy(identity: string | Identity, ciphertext: Uint8Array): Promise<Decision<Bytes, AgeRefusal>> {
	const start = String.fromCharCode(...ciphertext.subarray(0, largestHeader))
	if (!start.includes('\n--- ')) return refuse({ code: 'damaged' })
	try {
		const decrypter = new Decrypter()
		decrypter.addIdentity(identity)
		const stream = await decrypter.decrypt(slicesOf(ciphertext))
		return accept(await collect(stream, stream.size(ciphertext.length)))
	} catch (error) {
		return refuse({ code: error instanceof Error && error.message.startsWith('no identity matched') ? 'wrong-key' : 'damaged' })
	}
}

/** The recipient (`age1…`) of an identity; undefined for what is no X25519 identity of age. */
export async function recipientOf(identity: string): Promise<string | undefined> {
	return identity.startsWith('AGE-SECRET-KEY-1') ? identityToRecipient(identity).catch(() => undefined) : undefined
}

/** Whether a text is an X25519 recipient of age: 32 bytes in lower-case bech32, its checksum right. */
export function isRecipient(text: string): boolean {
	if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false
	try {
		new Encrypter().addRecipient(text)
		return true
	} catch {
		return false
	}
}

/** The bytes as a stream of views; the page or the server breathes before each. */
function slicesOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
	let at = 0
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				if (at > 0) await new Promise((resolve) => setTimeout(resolve))
				controller.enqueue(bytes.subarray(at, at + sliceSize))
				at += sliceSize
				if (at >= bytes.length) controller.close()
			},
		},
		{ highWaterMark: 0 },
	)
}

async function collect(stream: ReadableStream<Uint8Array>, size: number): Promise<Bytes> {
	const all = new Uint8Array(size)
	const reader = stream.getReader()
	for (let at = 0; ; ) {
		const { done, value } = await reader.read()
		if (done) return all
		all.set(value, at)
		at += value.length
	}
}
