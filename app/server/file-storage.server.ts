import { createReadStream, mkdirSync } from 'node:fs'
import { opendir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

/** Uploaded bytes under generated names, outside the web root. */
export type FileStorage = {
	/** Stores the bytes and answers the generated name. */
	put: (bytes: Uint8Array | Iterable<Uint8Array>) => Promise<string>
	read: (storageName: string) => Readable
	/** Removes the bytes; that they are gone already is no error. */
	remove: (storageName: string) => Promise<void>
	/** What is stored under generated names, and when it was; in no order. */
	list: () => AsyncIterable<{ storageName: string; storedAt: Date }>
}

const generated = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** Keeps files in `folder`, made when it is missing. */
export function openFileStorage(folder: string): FileStorage {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	const place = (storageName: string) => path.join(folder, path.basename(storageName))
	return {
		async put(bytes) {
			const storageName = crypto.randomUUID()
			await writeFile(place(storageName), bytes, { flag: 'wx', mode: 0o600 })
			return storageName
		},
		read: (storageName) => createReadStream(place(storageName)),
		remove: (storageName) => rm(place(storageName), { force: true }),
		async *list() {
			for await (const { name } of await opendir(folder)) {
				const found = generated.test(name) ? await stat(place(name)).catch(() => undefined) : undefined
				if (found?.isFile()) yield { storageName: name, storedAt: found.mtime }
			}
		},
	}
}
