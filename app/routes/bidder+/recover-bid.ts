import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { formEntries } from '#app/http/entries.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { parseParams } from '#app/http/params.ts'
import { requireSaver } from '#app/http/save-in-background.server.ts'
import { recoverBid } from '#app/services/seal/recover-bid.server.ts'

const Params = z.object({ bidId: z.string().max(60) })
const Key = z.object({ fileKey: z.string().max(100).default('') })

/** Opens a bid whose opening failed, by the key of its file. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { fileKey } = Key.catch({ fileKey: '' }).parse(await formEntries(request))
	const { store, vault, storage, now } = context
	return answerInBackground(await recoverBid({ store, vault, storage, actor, bidId, fileKey, now }))
}
