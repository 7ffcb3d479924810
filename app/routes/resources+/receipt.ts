import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerJson } from '#app/http/download.ts'
import { notFound, parseParams, parseSearch } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { receiptFileOf } from '#app/services/log/read-receipt.server.ts'

const Params = z.object({ bidId: z.string().max(60) })
const Search = z.object({
	leaf: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.coerce.number().int().min(0).optional()).catch(undefined),
})

/** The receipt of a bid from the log, to its bidder: of its newest entry, or of the one `leaf` names. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { bidId } = parseParams(params, Params)
	const { leaf: leafIndex } = parseSearch(request, Search)
	const { store, logSigner: signer } = context
	const outcome = await receiptFileOf({ store, signer, actor, bidId, ...(leafIndex === undefined ? {} : { leafIndex }) })
	if (!outcome.ok) throw notFound()
	return answerJson(outcome.value.text, outcome.value.name)
}
