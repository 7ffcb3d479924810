import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { formEntries } from '#app/http/entries.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { confirmBid } from '#app/services/bid/confirm-bid.server.ts'

const Params = z.object({ bidId: z.string().max(60) })
/** The clarification the page named; none is none there is. */
const Confirming = z.object({ number: z.coerce.number().int().min(0).catch(0) })

/** Confirms a sealed bid after a clarification; its page tells where it stands. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { number } = Confirming.parse(await formEntries(request))
	const outcome = await confirmBid({ store: context.store, vault: context.vault, actor, bidId, number, now: context.now })
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/bidder/bids/${bidId}?refused=${outcome.refusal.code}`)
}
