import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { TieParams } from '#app/domain/judging/forms.ts'
import { backTo } from '#app/http/back-to.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { untieOrganisations } from '#app/services/judging/organisation-ties.server.ts'

/** An edge between organisations that was entered by mistake. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const named = parseParams(params, TieParams)
	return backTo('/office/ties', await untieOrganisations({ store: context.store, actor, ...named, now: context.now }))
}

/** Opened by its address, it leads to where the command stands. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect('/office/ties')
}
