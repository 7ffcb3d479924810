import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { unscheduleList } from '#app/services/list/unschedule-list.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}`

/** Takes back the second a list is set for; where there is none any more, its page says what became of it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await unscheduleList({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	return redirect(outcome.ok ? address(code) : `${address(code)}?refused=${outcome.refusal.code}`)
}

/** Opened by its address, it leads to the list. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'chainLead')
	return redirect(address(parseParams(params, Params).code))
}
