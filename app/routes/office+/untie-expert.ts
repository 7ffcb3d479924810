import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ExpertParams, TieParams } from '#app/domain/judging/forms.ts'
import { backTo } from '#app/http/back-to.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { untieExpert } from '#app/services/judging/expert-ties.server.ts'

/** A tie of an expert that was entered by mistake. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const named = parseParams(params, ExpertParams.extend(TieParams.shape))
	return backTo(`/office/experts/${named.expertId}`, await untieExpert({ store: context.store, actor, ...named, now: context.now }))
}

/** Opened by its address, it leads to where the command stands. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect(`/office/experts/${parseParams(params, ExpertParams).expertId}`)
}
