import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { retryMail } from '#app/services/mail/retry-mail.server.ts'

/** Sends a mail that was given up once more; where a colleague was faster the list tells how it stands. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { mailId } = parseParams(params, z.object({ mailId: z.string().max(60) }))
	const outcome = await retryMail({ store: context.store, actor, mailId, now: context.now() })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return redirect(outcome.ok ? '/office/mail?state=waiting&retried' : '/office/mail?state=failed')
}

/** Opened by its address, it leads to the mail. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect('/office/mail?state=failed')
}
