import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readDraft } from '#app/domain/bid/draft-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

/** Saves a draft as it is typed. A page waits behind it, so a lost session is told to the page instead of leading away from it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const isBackground = request.headers.get('Accept') === 'application/json'
	if (isBackground && (await context.member()) === null) return new Response(null, { status: 401 })
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { errors, ...sent } = readDraft(await formEntries(request))
	const outcome = await saveDraft({ store: context.store, actor, bidId, sent, now: context.now })
	if (outcome.ok) return Response.json({ ...outcome.value, errors })
	if (outcome.refusal.code === 'not-found') throw notFound()
	return Response.json({ refused: outcome.refusal.code }, { status: 409 })
}
