const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sends bytes as a download under the given name, in any script (RFC 5987). */
export function answerDownload(bytes: Uint8Array, fileName: string, mediaType: string = workbook): Response {
	const plain = fileName.replace(/[^\w.-]/g, '_')
	return new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': mediaType,
			'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			'X-Content-Type-Options': 'nosniff',
			'Cache-Control': 'private, no-store',
		},
	})
}
