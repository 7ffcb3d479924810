import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** Opens the bids of a challenge after its deadline. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await openBids({ store: context.store, actor, code, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/bids`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/issuer/challenges/${code}/bids?refused=${outcome.refusal.code}`)
}
