import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { QuietForm } from '#app/domain/notification/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { notFound } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { quietKind } from '#app/services/notification/choose-channels.server.ts'

/** Sends no more mail of the kind of news a mail was about. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, QuietForm)
	if (submission.status !== 'success') throw notFound()
	const { about } = submission.value
	const outcome = await quietKind({ store: context.store, actor, about })
	if (!outcome.ok) throw notFound()
	return redirect(`/account/notifications?saved&about=${encodeURIComponent(about)}`)
}

/** Opened by its address, it leads to the choices. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireMember(request, context)
	return redirect('/account/notifications')
}
