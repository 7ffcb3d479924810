import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { UnfollowForm } from '#app/domain/notification/forms.ts'
import { formEntries } from '#app/http/entries.ts'
import { localPath } from '#app/http/local-path.ts'
import { parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { unfollow } from '#app/services/notification/unfollow.server.ts'

/** Ends following something and goes back to the page. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { to, kind, target } = parseParams(await formEntries(request), UnfollowForm)
	await unfollow({ store: context.store, actor, kind, target })
	return redirect(localPath(to))
}

/** Opened by its address, it leads to what one follows. */
export function loader() {
	return redirect('/account/follows')
}
