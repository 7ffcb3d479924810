import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { formEntries } from '#app/http/entries.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { requireMember } from '#app/server/session.server.ts'
import { checkShares } from '#app/services/seal/shares.server.ts'

const Checked = z.object({ ceremonyId: z.string().max(60), share: z.string().max(2000) })

/** Takes a holder's word that its shares are right, with its share of the rehearsal key. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const form = Checked.safeParse(await formEntries(request))
	if (!form.success) return Response.json({ refused: 'wrong-share' }, { status: 422 })
	const { store, vault } = context
	return answerInBackground(await checkShares({ store, vault, actor, ...form.data, now: context.now() }))
}
