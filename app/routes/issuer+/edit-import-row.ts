import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { PreviewSearch, readTexts } from '#app/domain/import/forms.ts'
import { backToImport } from '#app/http/back-to-import.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { editLine } from '#app/services/import/edit-line.server.ts'

const Params = z.object({ importId: z.string().max(60), row: z.coerce.number().int().min(1).max(100_000) })

/** Corrects one row of a preview, or leaves it out. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { importId, row } = parseParams(params, Params)
	const form = await request.formData()
	const outcome = await editLine({
		store: context.store,
		actor,
		importId,
		rowNumber: row,
		texts: readTexts(form),
		isExcluded: form.get('isExcluded') === 'on',
		now: context.now(),
	})
	const { view, page } = PreviewSearch.parse(Object.fromEntries(form))
	return outcome.ok ? redirect(`/issuer/imports/${importId}?view=${view}&page=${page}#row-${row}`) : backToImport(importId, outcome.refusal)
}
