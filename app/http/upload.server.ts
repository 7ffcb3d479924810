import { MaxPartSizeExceededError, unstable_createMemoryUploadHandler, unstable_parseMultipartFormData } from '@remix-run/node'

type Upload = { fileName: string; bytes: Uint8Array<ArrayBuffer> } | 'too-large' | 'missing'

/** The one file of a form; a larger one than `maxBytes` is let go of as it comes in. */
export async function parseUpload(request: Request, field: string, maxBytes: number): Promise<Upload> {
	try {
		const form = await unstable_parseMultipartFormData(
			request,
			unstable_createMemoryUploadHandler({ maxPartSize: maxBytes, filter: ({ name, filename }) => name === field && !!filename }),
		)
		const file = form.get(field)
		if (!(file instanceof File) || file.name === '') return 'missing'
		return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
	} catch (error) {
		if (error instanceof MaxPartSizeExceededError) return 'too-large'
		throw error
	}
}
