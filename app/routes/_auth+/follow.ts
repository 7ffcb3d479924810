import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { FollowForm } from '#app/domain/notification/forms.ts'
import { formEntries } from '#app/http/entries.ts'
import { localPath } from '#app/http/local-path.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { follow } from '#app/services/notification/follow.server.ts'

/** Follows what a page shows and goes back to it. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { to, ...named } = parseParams(await formEntries(request), FollowForm)
	const outcome = await follow({ store: context.store, actor, named, now: context.now() })
	if (outcome.ok) return redirect(localPath(to))
	if (outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return redirect('/account/follows?refused=too-many-follows')
}

/** Opened by its address, it leads to what one follows. */
export function loader() {
	return redirect('/account/follows')
}
