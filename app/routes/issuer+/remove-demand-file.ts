import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { notFound, parseParams } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { requireRole } from '#app/server/session.server.ts'
import { removeDemandFile } from '#app/services/challenge/remove-demand-file.server.ts'

const Params = z.object({ code: z.string().max(60), fileId: z.string().max(60) })

/** Takes a file from a demand. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code, fileId } = parseParams(params, Params)
	const { store, storage, now } = context
	const outcome = await removeDemandFile({ store, storage, actor, code, fileId, now })
	if (!outcome.ok) throw notFound()
	return partOf(`/issuer/challenges/${code}/edit`, 'files')
}
