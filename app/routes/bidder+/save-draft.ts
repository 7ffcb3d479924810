import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { SaveAnswer } from '#app/components/bid/use-autosave.ts'
import { readDraft } from '#app/domain/bid/draft-form.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

/** Saves a draft: as it is typed with an answer for the page, by the button with the page again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const form = await request.formData()
	const isAuto = form.get('mode') === 'auto'
	if (isAuto && (await context.member()) === null) return data<SaveAnswer>({ refused: 'expired' })
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { errors, ...sent } = readDraft(Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))))
	const outcome = await saveDraft({ store: context.store, actor, bidId, sent, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	if (!outcome.ok) return isAuto ? data<SaveAnswer>({ refused: outcome.refusal.code }) : redirect(`/bidder/bids/${bidId}?refused=${outcome.refusal.code}`)
	const { conflicts, revision, savedAt } = outcome.value
	if (isAuto) return data<SaveAnswer>({ conflicts, revision, savedAt, errors })
	const wrong = conflicts.length > 0 ? 'stale' : Object.keys(errors).length > 0 ? 'invalid-entries' : null
	return redirect(`/bidder/bids/${bidId}?${wrong ? `refused=${wrong}` : 'saved'}`)
}
