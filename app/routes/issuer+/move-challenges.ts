import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { MoveForm } from '#app/domain/list/arrange.ts'
import { parseForm } from '#app/http/forms.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { moveChallenges } from '#app/services/list/move-challenges.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}/arrange`

/** Moves the ticked challenges into another list of the chain. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, MoveForm)
	if (submission.status !== 'success') return redirect(`${address(code)}?refused=none-ticked`)
	const outcome = await moveChallenges({ store: context.store, actor, code, ...submission.value, now: context.now() })
	if (outcome.ok) return redirect(`${address(code)}?moved`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`${address(code)}?refused=${outcome.refusal.code}`)
}

/** Opened by its address, it leads to the page it belongs to. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'chainLead')
	return redirect(address(parseParams(params, Params).code))
}
