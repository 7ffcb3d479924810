import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { derived, SecretShape, unwrapSecret, wrapSecret, writeSecretFile } from './wrapped-secret.server.ts'

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

const Named = { id: z.string().regex(/^[0-9a-f]{16}$/), createdAt: z.iso.datetime() }
const KeyFile = z.union([z.object({ ...Named, ...SecretShape.open }), z.object({ ...Named, ...SecretShape.wrapped })])

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

function readKey(file: string, appSecret: string | null): { secret: Buffer; createdAt: string; isWrapped: boolean } {
	const parsed = KeyFile.safeParse(jsonIn(file))
	if (!parsed.success) throw new DataKeyError(`${file} is no data key.`)
	const { id, createdAt } = parsed.data
	if ('key' in parsed.data) return { secret: parsed.data.key, createdAt, isWrapped: false }
	if (appSecret === null) throw new DataKeyError(`The data key ${file} is wrapped: set the APP_SECRET it was made under.`)
	const secret = unwrapSecret(parsed.data, id, appSecret)
	if (!secret) throw new DataKeyError(`APP_SECRET does not open the data key ${file}: set the one it was made under.`)
	return { secret, createdAt, isWrapped: true }
}

/** What a file says as JSON; null where it says none. */
export function jsonIn(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'))
	} catch {
		return null
	}
}

function writeKey(folder: string, { secret, createdAt }: { secret: Buffer; createdAt: string }, appSecret: string | null) {
	const id = idOf(secret)
	writeSecretFile(path.join(folder, `${id}.json`), `${JSON.stringify({ id, createdAt, ...wrapSecret(secret, id, appSecret) })}\n`, { isNew: false })
}
