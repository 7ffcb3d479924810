import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { notFound, parseParams } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { requireRole } from '#app/server/session.server.ts'
import { removeFile } from '#app/services/bid/remove-file.server.ts'

const Params = z.object({ bidId: z.string().max(60), fileId: z.string().max(60) })

/** Takes a file from a bid. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId, fileId } = parseParams(params, Params)
	const { store, vault, storage, now } = context
	const outcome = await removeFile({ store, vault, storage, actor, bidId, fileId, now })
	if (outcome.ok) return partOf(`/bidder/bids/${bidId}`, 'files')
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/bidder/bids/${bidId}?refused=${outcome.refusal.code}`)
}
