import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { SealForm } from '#app/domain/bid/draft-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { parseParams } from '#app/http/params.ts'
import { requireSaver } from '#app/http/save-in-background.server.ts'
import { submitParts } from '#app/services/seal/submit-parts.server.ts'

const Params = z.object({ bidId: z.string().max(60) })
const Parts = SealForm.extend({ parts: z.string().max(200) })

/** Submits sealed parts that have arrived; `parts` are their keys, separated by blanks. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const form = Parts.safeParse(await formEntries(request))
	if (!form.success) return Response.json({ refused: 'pledge-required' }, { status: 422 })
	const { store, vault, storage, logSigner: signer, now } = context
	const partIds = form.data.parts.split(' ')
	return answerInBackground(await submitParts({ store, vault, storage, signer, actor, bidId, partIds, seenClarification: form.data.clarification, now }))
}
