/** Looks at what a file is: its signature, whether it is UTF-8 text without control characters, and its SHA-256. */
export async function lookAtFile(bytes: Uint8Array<ArrayBuffer>) {
	const { fileTypeFromBuffer } = await import('file-type')
	const signature = (await fileTypeFromBuffer(bytes))?.ext
	const digest = await crypto.subtle.digest('SHA-256', bytes)
	return { size: bytes.length, signature, isText: signature === undefined && isPlainText(bytes), sha256: Buffer.from(digest).toString('hex') }
}

function isPlainText(bytes: Uint8Array): boolean {
	try {
		return !/(?![\t\n\f\r])\p{Cc}/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
	} catch {
		return false
	}
}
