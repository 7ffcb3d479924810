import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { SlugParams } from '#app/domain/organisation/forms.ts'
import { backTo } from '#app/http/back-to.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { removeBroker } from '#app/services/broker/remove-broker.server.ts'

/** An organisation is a technology broker no longer. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { slug } = parseParams(params, SlugParams)
	return backTo('/office/brokers', await removeBroker({ store: context.store, actor, slug, now: context.now }))
}

/** Opened by its address, it leads to the brokers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect('/office/brokers')
}
