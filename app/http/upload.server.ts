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

/** As `parseFormWithFiles`, for one file. */
export async function parseFormWithFile(request: Request, field: string, maxBytes: number): Promise<{ form: FormData; upload: Upload }> {
	const { form, uploads } = await parseFormWithFiles(request, [field], maxBytes)
	return { form, upload: uploads.get(field) ?? 'missing' }
}

/** A form with a file in each of some fields among its others; words beyond any limit are cut, and of a body past all patience nothing is read. */
export async function parseFormWithFiles<Field extends string>(
	request: Request,
	fields: readonly Field[],
	maxBytes: number,
): Promise<{ form: FormData; uploads: ReadonlyMap<Field, Upload> }> {
	const uploads = new Map<Field, Upload>(fields.map((field) => [field, 'missing']))
	const form = await parseFormTakingFiles(request, maxBytes, async (part) => {
		const field = fields.find((one) => one === part.field)
		const isFirst = field !== undefined && uploads.get(field) === 'missing'
		if (isFirst) uploads.set(field, part.bytes === 'too-large' ? 'too-large' : { fileName: part.fileName, bytes: part.bytes })
	})
	if (form) return { form, uploads }
	return { form: new FormData(), uploads: new Map(fields.map((field) => [field, 'too-large'])) }
}

type FilePart = { field: string; fileName: string; bytes: Uint8Array<ArrayBuffer> | 'too-large' }

/** A form whose files are handed to `take` one after another as they come, so that no more than one is held; answers its words, null of a body past all patience. */
export async function parseFormTakingFiles(request: Request, maxBytes: number, take: (file: FilePart) => Promise<void>): Promise<FormData | null> {
	if (Number(request.headers.get('Content-Length') ?? 0) > patienceBytes) {
		await letGo(request)
		return null
	}
	const keepText = unstable_createMemoryUploadHandler({ maxPartSize: formBytes })
	const keep = unstable_createMemoryUploadHandler({ maxPartSize: maxBytes })
	return unstable_parseMultipartFormData(request, async (part) => {
		const { name, filename } = part
		if (filename === undefined) return keepText({ ...part, data: upTo(part.data, formBytes, () => {}) })
		if (filename === '') return letGoOf(part.data)
		const exceeded: true[] = []
		const file = await keep({ ...part, data: upTo(part.data, maxBytes, () => exceeded.push(true)) })
		const bytes = file instanceof File && exceeded.length === 0 ? new Uint8Array(await file.arrayBuffer()) : 'too-large'
		await take({ field: name, fileName: filename, bytes })
		return undefined
	})
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
