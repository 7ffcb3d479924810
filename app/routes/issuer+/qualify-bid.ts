import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { notFound, parseParams } from '#app/http/params.ts'
import { ScreeningParams, screeningPath } from '#app/http/screening-steps.ts'
import { requireRole } from '#app/server/session.server.ts'
import { qualifyBid } from '#app/services/screening/settle-screening.server.ts'

/** Lets a bid pass screening. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, ScreeningParams)
	const outcome = await qualifyBid({ store: context.store, actor, ...at, now: context.now })
	if (outcome.ok) return redirect(screeningPath(at))
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`${screeningPath(at)}?refused=${outcome.refusal.code}`)
}
