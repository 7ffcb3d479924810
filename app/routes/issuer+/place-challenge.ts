import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { composePageSize, PlaceForm } from '#app/domain/list/arrange.ts'
import { parseForm } from '#app/http/forms.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { requireRole } from '#app/server/session.server.ts'
import { placeChallenge } from '#app/services/list/place-challenge.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}/arrange`

/** Gives one challenge of a list another place, and shows it there. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, PlaceForm)
	if (submission.status !== 'success') return redirect(`${address(code)}?refused=whole-number`)
	const { challenge } = submission.value
	const outcome = await placeChallenge({ store: context.store, actor, code, ...submission.value, now: context.now() })
	if (outcome.ok) return partOf(`${address(code)}?page=${Math.ceil(outcome.value / composePageSize)}`, challenge)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`${address(code)}?refused=${outcome.refusal.code}`)
}

/** Opened by its address, it leads to the page it belongs to. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'chainLead')
	return redirect(address(parseParams(params, Params).code))
}
