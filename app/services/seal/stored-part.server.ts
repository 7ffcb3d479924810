import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Bytes } from '#app/crypto/bytes.ts'
import type { ChunkRow, SealedPartRow } from '#db/repositories/sealed-part-repository.ts'
import type { FileStorage } from '../bid/file-storage.ts'

type Storage = Pick<FileStorage, 'read'>
type Chunks = readonly Pick<ChunkRow, 'storageName'>[]

/** The ciphertext of a part, chunk after chunk, as a stream. */
export function streamPart(storage: Storage, chunks: Chunks): Readable {
	return Readable.from(piecesOf(storage, chunks), { objectMode: false })
}

/** Whether what is stored of a part has the size and the SHA-256 it was announced with. */
export async function isAsAnnounced(storage: Storage, { size, sha256 }: Pick<SealedPartRow, 'size' | 'sha256'>, chunks: Chunks): Promise<boolean> {
	const hash = createHash('sha256')
	let length = 0
	for await (const piece of piecesOf(storage, chunks)) {
		hash.update(piece)
		length += piece.length
	}
	return length === size && hash.digest('hex') === sha256
}

/** The whole ciphertext of a part in memory. */
export async function collectPart(storage: Storage, { size }: Pick<SealedPartRow, 'size'>, chunks: Chunks): Promise<Bytes> {
	const all = new Uint8Array(size)
	let at = 0
	for await (const piece of piecesOf(storage, chunks)) {
		if (at + piece.length > size) return new Uint8Array()
		all.set(piece, at)
		at += piece.length
	}
	return all.subarray(0, at)
}

async function* piecesOf(storage: Storage, chunks: Chunks): AsyncGenerator<Buffer> {
	for (const { storageName } of chunks) for await (const piece of storage.read(storageName)) yield piece
}
