import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { removeDay } from '#app/services/rules/remove-day.server.ts'

/** Takes one of the office's own days out of the calendar. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { day } = parseParams(params, z.object({ day: z.iso.date() }))
	const outcome = await removeDay({ store: context.store, actor, day, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return redirect(`/office/calendar?year=${day.slice(0, 4)}`)
}

/** Opened by its address, it leads to the calendar. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect('/office/calendar')
}
