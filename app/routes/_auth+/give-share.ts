import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { forgiveLogin, loginLimits, takeAttempts } from '#app/http/attempts.server.ts'
import { formEntries } from '#app/http/entries.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { requireMember } from '#app/server/session.server.ts'
import { giveShare } from '#app/services/seal/shares.server.ts'

const Given = z.object({ openingKeyId: z.string().max(60), share: z.string().max(2000), password: z.string().max(1000) })

/** Takes a holder's share of an opening key; the password is asked for again, under the limits of signing in. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const form = Given.safeParse(await formEntries(request))
	if (!form.success) return Response.json({ refused: 'wrong-share' }, { status: 422 })
	const minutes = await takeAttempts(loginLimits(context, actor.email))
	if (minutes > 0) return Response.json({ refused: 'too-many-attempts', minutes }, { status: 429 })
	const { store, vault, now } = context
	const outcome = await giveShare({ store, vault, actor, ...form.data, now })
	if (outcome.ok || outcome.refusal.code !== 'wrong-password') await forgiveLogin(context, actor.email)
	return answerInBackground(outcome)
}
