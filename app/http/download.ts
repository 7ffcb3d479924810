import { createReadableStreamFromReadable } from '@remix-run/node'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The headers of a download under the given name, in any script (RFC 5987). */
function downloadHeaders(fileName: string, mediaType: string): Record<string, string> {
	const plain = fileName.replace(/[^\w.-]/g, '_')
	const encoded = encodeURIComponent(fileName.replace(/\p{Cs}/gu, '_')).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
	return {
		'Content-Type': mediaType,
		'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'private, no-store',
	}
}

/** Sends a workbook as a download. */
export function answerWorkbook(bytes: Uint8Array, fileName: string): Response {
	return new Response(new Uint8Array(bytes), { headers: downloadHeaders(fileName, workbook) })
}

/** Sends a Word document as a download. */
export function answerDocument(bytes: Uint8Array, fileName: string): Response {
	return new Response(new Uint8Array(bytes), { headers: downloadHeaders(fileName, wordDocument) })
}

/** Sends JSON as a download. */
export function answerJson(text: string, fileName: string): Response {
	return new Response(text, { headers: downloadHeaders(fileName, 'application/json; charset=utf-8') })
}

type Kept = { name: string; mediaType: string; size: number; read: () => Parameters<typeof createReadableStreamFromReadable>[0] }

/** Sends a stored file; always as a download. */
export function answerFile({ name, mediaType, size, read }: Kept): Response {
	const headers = { ...downloadHeaders(name, mediaType), 'Content-Length': String(size) }
	return new Response(createReadableStreamFromReadable(read()), { headers })
}
