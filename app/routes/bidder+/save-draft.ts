import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readDraft } from '#app/domain/bid/draft-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { parseParams } from '#app/http/params.ts'
import { answerSave, requireSaver } from '#app/http/save-in-background.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

/** Saves a bid as it is typed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { errors, ...sent } = readDraft(await formEntries(request))
	return answerSave(await saveDraft({ store: context.store, vault: context.vault, actor, bidId, sent, now: context.now }), errors)
}
