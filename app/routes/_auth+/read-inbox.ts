import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireMember } from '#app/server/session.server.ts'
import { markAllRead } from '#app/services/notification/mark-all-read.server.ts'

/** Marks everything in one's inbox as read. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	await markAllRead({ store: context.store, actor, now: context.now() })
	return redirect('/inbox')
}

/** Opened by its address, it leads to the inbox. */
export function loader() {
	return redirect('/inbox')
}
