import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readCheckpoint } from '#app/crypto/checkpoint.ts'
import { createSignerKey, logKeyOf, parseLogKey, type Signer } from '#app/crypto/log-key.ts'
import type { Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import { DataKeyError, jsonIn } from './data-keys.server.ts'
import { SecretShape, unwrapSecret, wrapSecret, writeSecretFile } from './wrapped-secret.server.ts'

const Name = z.string().regex(/^[^\s+\p{Cc}]+$/u)
const KeyFile = z.union([z.object({ name: Name, ...SecretShape.open }), z.object({ name: Name, ...SecretShape.wrapped })])

/** What is bound into the wrapping beside the name of the log. */
const recordOf = (name: string) => `log key ${name}`

type LogSigner = { folder: string; appSecret: string | null; publicUrl: string | null }

/**
 * The key that signs the log, a file beside the data keys, wrapped as they are; made when there is none. The log keeps the
 * name it got then, the host of `publicUrl` or `lianbang-demo`: under another its receipts would not be its own any more.
 * Throws a DataKeyError for a file that cannot be used.
 */
export function openLogSigner({ folder, appSecret, publicUrl }: LogSigner): Signer {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	// Not .json, which data keys are.
	const file = path.join(folder, 'log.key')
	const write = ({ name, secretKey }: Signer, isNew: boolean) =>
		writeSecretFile(file, `${JSON.stringify({ name, ...wrapSecret(secretKey, recordOf(name), appSecret) })}\n`, { isNew })
	if (!existsSync(file)) {
		const made = { name: publicUrl ? new URL(publicUrl).host : 'lianbang-demo', secretKey: createSignerKey() }
		if (write(made, true)) return made
	}
	const { signer, isWrapped } = read(file, appSecret)
	if (appSecret !== null && !isWrapped) write(signer, false)
	return signer
}

function read(file: string, appSecret: string | null): { signer: Signer; isWrapped: boolean } {
	const parsed = KeyFile.safeParse(jsonIn(file))
	if (!parsed.success) throw new DataKeyError(`${file} is no key of a log.`)
	const { name } = parsed.data
	if ('key' in parsed.data) return { signer: { name, secretKey: Uint8Array.from(parsed.data.key) }, isWrapped: false }
	if (appSecret === null) throw new DataKeyError(`The key of the log ${file} is wrapped: set the APP_SECRET it was made under.`)
	const secretKey = unwrapSecret(parsed.data, recordOf(name), appSecret)
	if (!secretKey) throw new DataKeyError(`APP_SECRET does not open the key of the log ${file}: set the one it was made under.`)
	return { signer: { name, secretKey: Uint8Array.from(secretKey) }, isWrapped: true }
}

/** Makes sure that the newest checkpoint of a migrated database was signed by this key. Throws a DataKeyError otherwise: the log would become another. */
export async function checkLogSigner(signer: Signer, store: Store): Promise<void> {
	const newest = await CheckpointRepository.findNewest(store.db)
	const key = parseLogKey(logKeyOf(signer))
	if (newest && (!key || !readCheckpoint(newest.note, key).ok))
		throw new DataKeyError('The log in this database was signed by another key: put its file log.key back (docs/operating.md, "The key of the log").')
}
