import { unstable_createMemoryUploadHandler, unstable_parseMultipartFormData } from '@remix-run/node'

type Upload = { fileName: string; bytes: Uint8Array<ArrayBuffer> } | 'too-large' | 'missing'

/** As much of one field of words is held. */
const formBytes = 64 * 1024
/** How much of a body that is too large is read and let go, so that the sender hears the answer. */
const patienceBytes = 512 * 1024 * 1024

/** The one file of a form; of a larger one than `maxBytes` no more than that is ever held. */
export async function parseUpload(request: Request, field: string, maxBytes: number): Promise<Upload> {
	return (await parseFormWithFile(request, field, maxBytes)).upload
}

/** A form with one file among its fields; words beyond any limit are cut, and of a body past all patience nothing is read. */
export async function parseFormWithFile(request: Request, field: string, maxBytes: number): Promise<{ form: FormData; upload: Upload }> {
	if (Number(request.headers.get('Content-Length') ?? 0) > patienceBytes) {
		await letGo(request)
		return { form: new FormData(), upload: 'too-large' }
	}
	let isTooLarge = false
	const keepText = unstable_createMemoryUploadHandler({ maxPartSize: formBytes })
	const keep = unstable_createMemoryUploadHandler({ maxPartSize: maxBytes })
	const form = await unstable_parseMultipartFormData(request, async (part) => {
		const isFile = part.name === field && !!part.filename
		if (!isFile && part.filename !== undefined) return letGoOf(part.data)
		if (!isFile) return keepText({ ...part, data: upTo(part.data, formBytes, () => {}) })
		const file = await keep({ ...part, data: upTo(part.data, maxBytes, () => (isTooLarge = true)) })
		return isTooLarge ? undefined : file
	})
	if (isTooLarge) return { form, upload: 'too-large' }
	const file = form.get(field)
	if (!(file instanceof File) || file.name === '') return { form, upload: 'missing' }
	return { form, upload: { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } }
}

/** The first `most` bytes of a stream; what comes after is read and dropped, once `exceeded` has been told. */
async function* upTo(data: AsyncIterable<Uint8Array>, most: number, exceeded: () => void): AsyncGenerator<Uint8Array> {
	let size = 0
	for await (const chunk of data) {
		size += chunk.length
		if (size <= most) yield chunk
		else exceeded()
	}
}

async function letGoOf(data: AsyncIterable<Uint8Array>): Promise<undefined> {
	for await (const _chunk of data);
}

async function letGo(request: Request) {
	const reader = request.body?.getReader()
	for (let size = 0; reader && size < patienceBytes; ) {
		const { done, value } = await reader.read()
		if (done) return
		size += value.length
	}
}
