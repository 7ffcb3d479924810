import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { notFound, parseParams } from '#app/http/params.ts'
import { ScreeningParams } from '#app/http/screening-steps.ts'
import { requireRole } from '#app/server/session.server.ts'
import { cancelDefence } from '#app/services/evaluation/set-defence.server.ts'

/** Takes the time of a defence back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code, bidId } = parseParams(params, ScreeningParams)
	const outcome = await cancelDefence({ store: context.store, actor, code, bidId, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/issuer/challenges/${encodeURIComponent(code)}/ranking`)
}
