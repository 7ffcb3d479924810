import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerFile } from '#app/http/download.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readEvidence } from '#app/services/objection/read-evidence.server.ts'

const Params = z.object({ objectionId: z.string().max(60) })

/** The file of an objection, to its bureau and its objector; always as a download. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const { store, vault, storage, now } = context
	const outcome = await readEvidence({ store, vault, storage, actor, objectionId, now })
	if (!outcome.ok) throw notFound()
	return answerFile(outcome.value)
}
