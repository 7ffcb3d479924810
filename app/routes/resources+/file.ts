import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerFile } from '#app/http/download.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readFile } from '#app/services/bid/read-file.server.ts'

const Params = z.object({ fileId: z.string().max(60) })

/** A file of a bid, to whoever may read the bid; always as a download. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { fileId } = parseParams(params, Params)
	const { store, vault, storage, now } = context
	const outcome = await readFile({ store, vault, storage, actor, fileId, now })
	if (!outcome.ok) throw notFound()
	return answerFile(outcome.value)
}
