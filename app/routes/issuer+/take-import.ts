import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { backToImport } from '#app/http/back-to-import.ts'
import { inBackground } from '#app/http/background.server.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { beginTaking, takeImport } from '#app/services/import/take-import.server.ts'

const Params = z.object({ importId: z.string().max(60) })
const TakeForm = z.object({ mode: z.enum(['all', 'valid']).catch('valid') })

/** Takes the lines into the list; the work goes on in the background. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { importId } = parseParams(params, Params)
	const { mode } = TakeForm.parse(Object.fromEntries(await request.formData()))
	const { store } = context
	const outcome = await beginTaking({ store, actor, importId, isValidOnly: mode === 'valid', now: context.now() })
	if (!outcome.ok) return backToImport(importId, outcome.refusal)
	inBackground(context, 'taking an import', takeImport({ store, actor, importId, now: context.now() }))
	return redirect(`/issuer/imports/${importId}`)
}
