import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** A data key, known by its id alone; what encrypts text and files is derived from it. */
export type DataKey = { id: string; createdAt: string; text: KeyObject; files: KeyObject }

/** What is wrong with the data keys, for the person who runs the server to mend. */
export class DataKeyError extends Error {}

export type DataKeys = {
	folder: string
	/** The key that encrypts: the newest at the start of the process. Throws while there is none. */
	current: () => DataKey
	isEmpty: () => boolean
	/** A key by its id; looks into the folder again for one it does not know, which another process may have made. */
	find: (id: string) => DataKey | undefined
	/** Makes a key, which encrypts from now on. */
	create: (now: Date) => DataKey
}

const Bytes = z.base64url().transform((text) => Buffer.from(text, 'base64url'))
const Named = { id: z.string().regex(/^[0-9a-f]{16}$/), createdAt: z.iso.datetime() }
const KeyFile = z.union([z.object({ ...Named, key: Bytes }), z.object({ ...Named, salt: Bytes, nonce: Bytes, wrapped: Bytes, tag: Bytes })])

const derived = (secret: Uint8Array | string, salt: Uint8Array | string, purpose: string, length: number) =>
	Buffer.from(hkdfSync('sha256', secret, salt, `lianbang ${purpose}`, length))

/** The id says which key it is, so that a file with another key under the same name is found out. */
const idOf = (secret: Uint8Array) => derived(secret, '', 'data key id', 8).toString('hex')

function dataKey(secret: Uint8Array, createdAt: string): DataKey {
	const key = (purpose: string) => createSecretKey(derived(secret, '', purpose, 32))
	return { id: idOf(secret), createdAt, text: key('data key for text'), files: key('data key for files') }
}

/**
 * Opens the data keys in `folder`, made when it is missing: one file a key, wrapped by a key derived from `appSecret`
 * where there is one; a file that is not wrapped yet becomes so. Throws a DataKeyError for a file that cannot be used.
 */
export function openDataKeys({ folder, appSecret }: { folder: string; appSecret: string | null }): DataKeys {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	const known = new Map<string, DataKey>()
	const read = () => {
		for (const name of readdirSync(folder)) {
			const id = name.endsWith('.json') ? path.basename(name, '.json') : null
			if (id === null || known.has(id)) continue
			const { secret, createdAt, isWrapped } = readKey(path.join(folder, name), appSecret)
			if (idOf(secret) !== id) throw new DataKeyError(`The data key ${path.join(folder, name)} is not the one its name says.`)
			if (appSecret !== null && !isWrapped) writeKey(folder, { secret, createdAt }, appSecret)
			known.set(id, dataKey(secret, createdAt))
		}
	}
	read()
	let current = [...known.values()].sort((one, other) => one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id)).at(-1)
	return {
		folder,
		current() {
			if (!current) throw new Error('there is no data key')
			return current
		},
		isEmpty: () => known.size === 0,
		find(id) {
			if (!known.has(id)) read()
			return known.get(id)
		},
		create(now) {
			const made = { secret: randomBytes(32), createdAt: now.toISOString() }
			writeKey(folder, made, appSecret)
			current = dataKey(made.secret, made.createdAt)
			known.set(current.id, current)
			return current
		},
	}
}

const wrapping = (appSecret: string, salt: Uint8Array) => derived(appSecret, salt, 'data key wrap', 32)

function readKey(file: string, appSecret: string | null): { secret: Buffer; createdAt: string; isWrapped: boolean } {
	const parsed = KeyFile.safeParse(jsonIn(file))
	if (!parsed.success) throw new DataKeyError(`${file} is no data key.`)
	const { id, createdAt } = parsed.data
	if ('key' in parsed.data) return { secret: parsed.data.key, createdAt, isWrapped: false }
	if (appSecret === null) throw new DataKeyError(`The data key ${file} is wrapped: set the APP_SECRET it was made under.`)
	const { salt, nonce, wrapped, tag } = parsed.data
	try {
		const decipher = createDecipheriv('aes-256-gcm', wrapping(appSecret, salt), nonce, { authTagLength: 16 }).setAAD(Buffer.from(id)).setAuthTag(tag)
		return { secret: Buffer.concat([decipher.update(wrapped), decipher.final()]), createdAt, isWrapped: true }
	} catch {
		throw new DataKeyError(`APP_SECRET does not open the data key ${file}: set the one it was made under.`)
	}
}

function jsonIn(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'))
	} catch {
		return null
	}
}

/** Puts a key on the disk, whole or not at all: what is encrypted under a key that was lost is lost. */
function writeKey(folder: string, { secret, createdAt }: { secret: Buffer; createdAt: string }, appSecret: string | null) {
	const id = idOf(secret)
	const target = path.join(folder, `${id}.json`)
	const temporary = `${target}.${crypto.randomUUID()}.tmp`
	const file = openSync(temporary, 'wx', 0o600)
	writeFileSync(file, `${JSON.stringify({ id, createdAt, ...(appSecret === null ? { key: secret.toString('base64url') } : wrap(secret, id, appSecret)) })}\n`)
	fsyncSync(file)
	closeSync(file)
	renameSync(temporary, target)
	const directory = openSync(folder, 'r')
	fsyncSync(directory)
	closeSync(directory)
}

function wrap(secret: Buffer, id: string, appSecret: string): Record<string, string> {
	const salt = randomBytes(16)
	const nonce = randomBytes(12)
	const cipher = createCipheriv('aes-256-gcm', wrapping(appSecret, salt), nonce).setAAD(Buffer.from(id))
	const wrapped = Buffer.concat([cipher.update(secret), cipher.final()])
	const parts = { salt, nonce, wrapped, tag: cipher.getAuthTag() }
	return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64url')]))
}
