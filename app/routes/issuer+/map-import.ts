import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { readMapping } from '#app/domain/import/forms.ts'
import { backToImport } from '#app/http/back-to-import.ts'
import { inBackground } from '#app/http/background.server.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { mapColumns } from '#app/services/import/map-columns.server.ts'
import { readImport } from '#app/services/import/read-import.server.ts'

const Params = z.object({ importId: z.string().max(60) })

/** Takes the corrected mapping and reads the file again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { importId } = parseParams(params, Params)
	const mapping = readMapping(await request.formData())
	const { store, storage } = context
	const outcome = await mapColumns({ store, actor, importId, mapping, now: context.now() })
	if (!outcome.ok) return backToImport(importId, outcome.refusal)
	inBackground(context, 'reading an import', readImport({ store, storage, importId, now: context.now() }))
	return redirect(`/issuer/imports/${importId}`)
}
