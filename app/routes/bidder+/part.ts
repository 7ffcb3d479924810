import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { sealedLimits } from '#app/domain/seal/sealing.ts'
import { bytesUpTo } from '#app/http/body.server.ts'
import { answerFile } from '#app/http/download.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireSaver } from '#app/http/save-in-background.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readPart } from '#app/services/seal/read-part.server.ts'
import { receiveChunk } from '#app/services/seal/receive-chunk.server.ts'

const Params = z.object({ partId: z.string().max(60) })
const Offset = z.coerce.number().int().min(0)

/** The ciphertext of a sealed part, to its bidder. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { store, storage, now } = context
	const outcome = await readPart({ store, storage, actor, ...parseParams(params, Params), now })
	if (!outcome.ok) throw notFound()
	return answerFile(outcome.value)
}

/** Takes the next chunk of a part, `?offset=` its place. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context, 'bidder')
	const { partId } = parseParams(params, Params)
	const offset = Offset.safeParse(new URL(request.url).searchParams.get('offset'))
	const bytes = await bytesUpTo(request, sealedLimits.chunk)
	if (!offset.success || !bytes) return Response.json({ refused: 'too-large', megabytes: sealedLimits.chunk / 1024 / 1024 }, { status: 413 })
	const { store, storage, now } = context
	return answerInBackground(await receiveChunk({ store, storage, actor, partId, offset: offset.data, bytes, now }))
}
