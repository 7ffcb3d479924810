import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { publishProposal } from '#app/services/award/publish-proposal.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** Publishes the open proposal: its notice begins. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await publishProposal({ store: context.store, actor, code, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/bids`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/issuer/challenges/${code}/proposal?refused=${outcome.refusal.code}`)
}
