import type { Readable } from 'node:stream'

/** What is stored: whole, or a piece at a time. */
type Bytes = Uint8Array | Iterable<Uint8Array>

/** What these use cases need of the place where uploaded bytes are kept. */
export type FileStorage = {
	put: (bytes: Bytes) => Promise<string>
	read: (storageName: string) => Readable
	remove: (storageName: string) => Promise<void>
	list: () => AsyncIterable<{ storageName: string; storedAt: Date }>
}

/** Stores bytes before `record` notes them in its unit of work; when that refuses or fails they are removed again. */
export async function keepWhileRecorded<Outcome extends { ok: boolean }>(
	storage: Pick<FileStorage, 'put' | 'remove'>,
	bytes: Bytes,
	record: (storageName: string) => Promise<Outcome>,
): Promise<Outcome> {
	const storageName = await storage.put(bytes)
	try {
		const outcome = await record(storageName)
		if (!outcome.ok) await storage.remove(storageName)
		return outcome
	} catch (error) {
		await storage.remove(storageName)
		throw error
	}
}
