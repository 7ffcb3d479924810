import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { DataKey } from './data-keys.server.ts'

/*
 * An encrypted file: `LBF1`, the id of its data key (8 bytes), a salt (16 bytes), then pieces of 64 KiB, each AES-256-GCM
 * with its tag behind it. The key of the file comes from the data key, the salt and the record by HKDF; the nonce of a
 * piece is its number and whether it is the last. This is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015), as in age
 * and Tink: a piece that is missing, moved, from another file, or behind the end does not open.
 */
const magic = Buffer.from('LBF1')
const idBytes = 8
const saltBytes = 16
const headerBytes = magic.length + idBytes + saltBytes
const pieceBytes = 64 * 1024
const tagBytes = 16

function fileKey(key: DataKey, salt: Uint8Array, record: string): Buffer {
	return Buffer.from(hkdfSync('sha256', key.files, salt, `lianbang file ${record}`, 32))
}

function nonceOf(number: number, isLast: boolean): Buffer {
	const nonce = Buffer.alloc(12)
	nonce.writeUInt32BE(number, 7)
	nonce[11] = isLast ? 1 : 0
	return nonce
}

/** The bytes of a file as they are stored, the header first, then piece by piece. */
export function* encryptPieces(bytes: Uint8Array, record: string, key: DataKey): Generator<Buffer> {
	const salt = randomBytes(saltBytes)
	yield Buffer.concat([magic, Buffer.from(key.id, 'hex'), salt])
	const own = fileKey(key, salt, record)
	for (let at = 0, number = 0; at === 0 || at < bytes.length; at += pieceBytes, number++) {
		const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number, at + pieceBytes >= bytes.length))
		yield Buffer.concat([cipher.update(bytes.subarray(at, at + pieceBytes)), cipher.final(), cipher.getAuthTag()])
	}
}

/** The plain pieces of a stored file; throws at the first that is not what was stored. Holds one piece at a time. */
export async function* decryptPieces(stored: AsyncIterable<Uint8Array>, record: string, named: (id: string) => DataKey): AsyncGenerator<Buffer> {
	let own: Buffer | undefined
	let held = Buffer.alloc(0)
	let number = 0
	const open = (piece: Buffer, isLast: boolean) => {
		if (!own || piece.length < tagBytes) throw new Error(`the file of ${record} was cut short`)
		const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(number++, isLast), { authTagLength: tagBytes }).setAuthTag(piece.subarray(-tagBytes))
		try {
			return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()])
		} catch {
			throw new Error(`the file of ${record} is not what was stored`)
		}
	}
	for await (const chunk of stored) {
		held = Buffer.concat([held, chunk])
		if (!own && held.length >= headerBytes) {
			if (!held.subarray(0, magic.length).equals(magic)) throw new Error(`the file of ${record} is not encrypted`)
			const key = named(held.subarray(magic.length, magic.length + idBytes).toString('hex'))
			own = fileKey(key, held.subarray(magic.length + idBytes, headerBytes), record)
			held = held.subarray(headerBytes)
		}
		// Only what has something behind it is known not to be the last piece.
		while (own && held.length > pieceBytes + tagBytes) {
			yield open(held.subarray(0, pieceBytes + tagBytes), false)
			held = held.subarray(pieceBytes + tagBytes)
		}
	}
	yield open(held, true)
}
