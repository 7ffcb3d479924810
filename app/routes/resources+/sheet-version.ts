import type { LoaderFunctionArgs } from '@remix-run/node'
import { VersionParams } from '#app/domain/evaluation/sheet-form.ts'
import { answerJson } from '#app/http/download.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { sheetReceiptOf } from '#app/services/evaluation/read-sheet.server.ts'

/** A submitted version of one's own score sheet, for `npm run verify`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { store, vault, logSigner: signer } = context
	const outcome = await sheetReceiptOf({ store, vault, signer, actor, ...parseParams(params, VersionParams), now: context.now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return answerJson(outcome.value.text, outcome.value.name)
}
