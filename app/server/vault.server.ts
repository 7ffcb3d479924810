import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Vault } from '#app/services/bid/vault.ts'
import type { DataKey, DataKeys } from './data-keys.server.ts'
import { decryptPieces, encryptPieces } from './encrypted-file.server.ts'

const nonceBytes = 12
const tagBytes = 16

/** Encrypts under the newest data key; opens under the one a ciphertext names. Text becomes `<key id>.<base64url of nonce, AES-256-GCM, tag>`. */
export function openVault(keys: Pick<DataKeys, 'current' | 'find'>): Vault {
	const named = (id: string, record: string): DataKey => {
		const key = keys.find(id)
		if (!key) throw new Error(`${record} needs the data key ${id}, which is not there`)
		return key
	}
	return {
		encrypt(text, record) {
			const key = keys.current()
			const nonce = randomBytes(nonceBytes)
			const cipher = createCipheriv('aes-256-gcm', key.text, nonce).setAAD(Buffer.from(record))
			const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
			return `${key.id}.${bytes.toString('base64url')}`
		},
		decrypt(ciphertext, record) {
			const [id = '', encoded = ''] = ciphertext.split('.')
			const key = named(id, record)
			const bytes = Buffer.from(encoded, 'base64url')
			if (bytes.length < nonceBytes + tagBytes) throw new Error(`${record} was cut short`)
			const decipher = createDecipheriv('aes-256-gcm', key.text, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
			decipher.setAAD(Buffer.from(record)).setAuthTag(bytes.subarray(-tagBytes))
			try {
				return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
			} catch {
				throw new Error(`${record} is not what was stored`)
			}
		},
		encryptBytes: (bytes, record) => encryptPieces(bytes, record, keys.current()),
		decryptStream: (stored, record) =>
			Readable.from(
				decryptPieces(stored, record, (id) => named(id, record)),
				{ objectMode: false },
			),
	}
}
