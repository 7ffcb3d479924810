/** The bytes of a body, at most `most` of them; what comes after is not read. */
export async function readBody(request: Request, most: number): Promise<Uint8Array | 'too-large'> {
	const pieces: Uint8Array[] = []
	let size = 0
	const reader = request.body?.getReader()
	for (let done = !reader; !done; ) {
		const read = await reader?.read()
		done = read?.done ?? true
		if (read?.value) pieces.push(read.value)
		size += read?.value?.length ?? 0
		if (size > most) {
			await reader?.cancel()
			return 'too-large'
		}
	}
	return Buffer.concat(pieces)
}
