/** The bytes of a request, at most so many; undefined for a longer one, of which no more is read. */
export async function bytesUpTo(request: Request, most: number): Promise<Buffer | undefined> {
	const pieces: Uint8Array[] = []
	const reader = request.body?.getReader()
	for (let size = 0; reader; ) {
		const { done, value } = await reader.read()
		if (done) break
		size += value.length
		if (size > most) return undefined
		pieces.push(value)
	}
	return Buffer.concat(pieces)
}

/** The text of a request of at most so many bytes; undefined for a longer one. */
export async function textUpTo(request: Request, most: number): Promise<string | undefined> {
	return (await bytesUpTo(request, most))?.toString('utf8')
}
