import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { backToImport } from '#app/http/back-to-import.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { discardImport } from '#app/services/import/discard-import.server.ts'

const Params = z.object({ importId: z.string().max(60) })

/** Puts an import away. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { importId } = parseParams(params, Params)
	const outcome = await discardImport({ store: context.store, actor, importId, now: context.now() })
	return outcome.ok ? redirect(`/issuer/imports/${importId}`) : backToImport(importId, outcome.refusal)
}
