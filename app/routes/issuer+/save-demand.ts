import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readDemand } from '#app/domain/challenge/demand-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { parseParams } from '#app/http/params.ts'
import { answerSave, requireSaver } from '#app/http/save-in-background.server.ts'
import { saveDemand } from '#app/services/challenge/save-demand.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** Saves a demand as it is typed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const { errors, ...sent } = readDemand(await formEntries(request))
	return answerSave(await saveDemand({ store: context.store, actor, code, sent, now: context.now }), errors)
}
