import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { fileLimits } from '#app/domain/bid/file.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { parseUpload } from '#app/http/upload.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { attachDemandFile } from '#app/services/challenge/attach-demand-file.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** Adds a file to a demand. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const back = (refusal: string) => partOf(`/issuer/challenges/${code}/edit?refused=${refusal}`, 'files')
	const upload = await parseUpload(request, 'file', fileLimits.bytes)
	if (upload === 'too-large') return back('too-large')
	if (upload === 'missing') return back('file-missing')
	const { store, storage, now } = context
	const outcome = await attachDemandFile({ store, storage, actor, code, file: { name: upload.fileName, bytes: upload.bytes }, now })
	if (outcome.ok) return partOf(`/issuer/challenges/${code}/edit`, 'files')
	if (outcome.refusal.code === 'not-found') throw notFound()
	return back(outcome.refusal.code)
}
