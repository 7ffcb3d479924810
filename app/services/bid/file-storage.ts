import type { Readable } from 'node:stream'

/** What these use cases need of the place where uploaded bytes are kept. */
export type FileStorage = {
	put: (bytes: Uint8Array) => Promise<string>
	read: (storageName: string) => Readable
	remove: (storageName: string) => Promise<void>
}
