import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ExpertParams } from '#app/domain/judging/forms.ts'
import { backTo } from '#app/http/back-to.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { endExpert } from '#app/services/judging/end-expert.server.ts'

/** An expert is drawn no more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const named = parseParams(params, ExpertParams)
	return backTo('/office/experts', await endExpert({ store: context.store, actor, ...named, now: context.now }))
}

/** Opened by its address, it leads to where the command stands. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect('/office/experts')
}
