import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { fileLimits } from '#app/domain/bid/file.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { parseUpload } from '#app/http/upload.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

/** Adds a file to a bid. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const back = (code: string) => partOf(`/bidder/bids/${bidId}?refused=${code}`, 'files')
	const upload = await parseUpload(request, 'file', fileLimits.bytes)
	if (upload === 'too-large') return back('too-large')
	if (upload === 'missing') return back('file-missing')
	const { store, vault, storage, now } = context
	const outcome = await attachFile({ store, vault, storage, actor, bidId, file: { name: upload.fileName, bytes: upload.bytes }, now })
	if (outcome.ok) return partOf(`/bidder/bids/${bidId}`, 'files')
	if (outcome.refusal.code === 'not-found') throw notFound()
	return back(outcome.refusal.code)
}
