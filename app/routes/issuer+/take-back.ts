import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { backTo } from '#app/http/back-to.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { takeBack } from '#app/services/review/take-back.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** Takes a demand back out of review; its page tells where it stands then, or what somebody else did. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await takeBack({ store: context.store, actor, code, now: context.now })
	return backTo(`/challenges/${encodeURIComponent(code)}`, outcome)
}

/** Opened by its address, it leads to the challenge. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'issuer')
	return redirect(`/challenges/${encodeURIComponent(parseParams(params, Params).code)}`)
}
