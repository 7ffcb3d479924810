import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { InvitationParams } from '#app/domain/judging/invitation.ts'
import { backTo } from '#app/http/back-to.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { resendInvitation } from '#app/services/judging/change-expert-invitation.server.ts'

/** Mails an invitation to the register again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const named = parseParams(params, InvitationParams)
	return backTo('/office/experts', await resendInvitation({ store: context.store, actor, ...named, origin: context.origin, now: context.now }))
}

/** Opened by its address, it leads to where the command stands. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect('/office/experts')
}
