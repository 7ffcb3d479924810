import { createReadStream, mkdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

/** Uploaded bytes under generated names, outside the web root. */
export type FileStorage = {
	/** Stores the bytes and answers the generated name. */
	put: (bytes: Uint8Array | Iterable<Uint8Array>) => Promise<string>
	read: (storageName: string) => Readable
	/** Removes the bytes; that they are gone already is no error. */
	remove: (storageName: string) => Promise<void>
}

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
	}
}
