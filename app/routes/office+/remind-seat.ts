import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { SeatParams } from '#app/domain/judging/forms.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { remindSeat } from '#app/services/judging/remind-seat.server.ts'

/** Asks an invited expert for an answer again; where it came too late, or somebody just did, the register of experts tells how things stand. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const outcome = await remindSeat({ store: context.store, actor, ...parseParams(params, SeatParams), now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return redirect(outcome.ok ? `/challenges/${encodeURIComponent(outcome.value.challenge)}/panel` : '/office/experts')
}

/** Opened by its address, it leads to the register of experts. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect('/office/experts')
}
