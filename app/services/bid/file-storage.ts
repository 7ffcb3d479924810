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

type Keeping = Pick<FileStorage, 'put' | 'remove'>

/** Stores bytes before `record` notes them in its unit of work; when that refuses or fails they are removed again. */
export function keepWhileRecorded<Outcome extends { ok: boolean }>(
	storage: Keeping,
	bytes: Bytes,
	record: (storageName: string) => Promise<Outcome>,
): Promise<Outcome> {
	return keepAllWhileRecorded(storage, async (put) => record(await put(bytes)))
}

/** As `keepWhileRecorded`, for whatever `record` stores by the `put` it is handed, before its unit of work. */
export async function keepAllWhileRecorded<Outcome extends { ok: boolean }>(
	storage: Keeping,
	record: (put: FileStorage['put']) => Promise<Outcome>,
): Promise<Outcome> {
	const stored: string[] = []
	const forget = () => Promise.all(stored.map((storageName) => storage.remove(storageName)))
	const put = async (bytes: Bytes) => {
		const storageName = await storage.put(bytes)
		stored.push(storageName)
		return storageName
	}
	try {
		const outcome = await record(put)
		if (!outcome.ok) await forget()
		return outcome
	} catch (error) {
		await forget()
		throw error
	}
}
