import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parseJson } from '#app/crypto/parse-json.ts'
import { MadeKeys } from '#app/domain/seal/ceremony.ts'
import { formEntries } from '#app/http/entries.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { parseParams } from '#app/http/params.ts'
import { requireSaver } from '#app/http/save-in-background.server.ts'
import { makeCeremony } from '#app/services/seal/ceremony.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** Takes the opening keys of a list that its composer's browser made. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const made = MadeKeys.safeParse(parseJson((await formEntries(request)).made))
	if (!made.success) return Response.json({ refused: 'keys-differ' }, { status: 422 })
	return answerInBackground(await makeCeremony({ store: context.store, actor, code, made: made.data, now: context.now() }))
}
