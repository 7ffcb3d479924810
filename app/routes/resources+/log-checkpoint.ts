import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerPlain } from '#app/http/plain.ts'
import { readNote } from '#app/services/log/read-log.server.ts'

const Params = z.object({
	size: z
		.string()
		.regex(/^(0|[1-9]\d{0,14})$/)
		.transform(Number)
		.optional(),
})

/** The newest checkpoint of the log, or the newest over so many entries, as a note with the signatures of its witnesses. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const { size } = parseParams(params, Params)
	const note = await readNote({ store: context.store, ...(size === undefined ? {} : { size }) })
	if (note === undefined) throw notFound()
	return answerPlain(note)
}
