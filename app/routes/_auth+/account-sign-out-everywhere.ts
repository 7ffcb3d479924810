import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireMember } from '#app/server/session.server.ts'
import { signOutEverywhere } from '#app/services/account/sign-out-everywhere.server.ts'

/** Signs the account out on every device, this one too. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	await signOutEverywhere({ store: context.store, actor, now: context.now() })
	return redirect('/login', { headers: { 'Set-Cookie': await context.sessions.end(request) } })
}

/** Opened by its address, it has nothing to show. */
export function loader() {
	return redirect('/account')
}
