import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Bytes = z.base64url().transform((text) => Buffer.from(text, 'base64url'))

/** How a secret stands in a file: as it is, or wrapped under APP_SECRET. */
export const SecretShape = { open: { key: Bytes }, wrapped: { salt: Bytes, nonce: Bytes, wrapped: Bytes, tag: Bytes } }
type Wrapped = { salt: Buffer; nonce: Buffer; wrapped: Buffer; tag: Buffer }

/** Bytes derived from a secret for one purpose alone. */
export function derived(secret: Uint8Array | string, salt: Uint8Array | string, purpose: string, length: number): Buffer {
	return Buffer.from(hkdfSync('sha256', secret, salt, `lianbang ${purpose}`, length))
}

const wrapping = (appSecret: string, salt: Uint8Array) => derived(appSecret, salt, 'data key wrap', 32)

/** The members of a file that hold a secret, wrapped where there is an `appSecret`. `name` is bound in, so that one file does not pass for another. */
export function wrapSecret(secret: Uint8Array, name: string, appSecret: string | null): Record<string, string> {
	if (appSecret === null) return { key: Buffer.from(secret).toString('base64url') }
	const salt = randomBytes(16)
	const nonce = randomBytes(12)
	const cipher = createCipheriv('aes-256-gcm', wrapping(appSecret, salt), nonce).setAAD(Buffer.from(name))
	const wrapped = Buffer.concat([cipher.update(secret), cipher.final()])
	const parts = { salt, nonce, wrapped, tag: cipher.getAuthTag() }
	return Object.fromEntries(Object.entries(parts).map(([part, bytes]) => [part, bytes.toString('base64url')]))
}

/** The secret that was wrapped under this name; undefined where `appSecret` does not open it. */
export function unwrapSecret({ salt, nonce, wrapped, tag }: Wrapped, name: string, appSecret: string): Buffer | undefined {
	try {
		const decipher = createDecipheriv('aes-256-gcm', wrapping(appSecret, salt), nonce, { authTagLength: 16 }).setAAD(Buffer.from(name)).setAuthTag(tag)
		return Buffer.concat([decipher.update(wrapped), decipher.final()])
	} catch {
		return undefined
	}
}

/**
 * Puts a file for its owner alone on the disk, whole or not at all: what depends on a key that was lost is lost. With
 * `isNew` a file that is there already is kept, and false is answered.
 */
export function writeSecretFile(target: string, text: string, { isNew }: { isNew: boolean }): boolean {
	const temporary = `${target}.${crypto.randomUUID()}.tmp`
	const file = openSync(temporary, 'wx', 0o600)
	writeFileSync(file, text)
	fsyncSync(file)
	closeSync(file)
	if (!isNew) renameSync(temporary, target)
	const isWritten = !isNew || linked(temporary, target)
	const directory = openSync(path.dirname(target), 'r')
	fsyncSync(directory)
	closeSync(directory)
	return isWritten
}

/** Gives a file its name unless that is taken. */
function linked(temporary: string, target: string): boolean {
	try {
		linkSync(temporary, target)
		return true
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
		throw error
	} finally {
		unlinkSync(temporary)
	}
}
