import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { envelopeParts } from '#app/crypto/envelope.ts'
import { formEntries } from '#app/http/entries.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { parseParams } from '#app/http/params.ts'
import { requireSaver } from '#app/http/save-in-background.server.ts'
import { readSealing } from '#app/services/seal/read-sealing.server.ts'
import { startPart } from '#app/services/seal/start-part.server.ts'

const Params = z.object({ bidId: z.string().max(60) })
const Announced = z.object({
	part: z.enum(envelopeParts),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	size: z.coerce.number().int().min(1),
	way: z.enum(['browser', 'command']).catch('command'),
})

/** What a program that seals a bid asks first: its challenge with the number of the last clarification, and the opening keys. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireSaver(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const outcome = await readSealing({ store: context.store, actor, bidId, now: context.now() })
	if (!outcome.ok) return answerInBackground(outcome)
	if (outcome.value === null) return Response.json({ refused: 'no-opening-key' }, { status: 409 })
	const { challenge, keys } = outcome.value
	return Response.json({
		challenge: challenge.code,
		clarification: challenge.clarificationCount,
		keys: keys.map(({ part, recipient }) => ({ part, recipient })),
	})
}

/** Begins, or goes on with, the transfer of a sealed part of a bid. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireSaver(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const announced = Announced.safeParse(await formEntries(request))
	if (!announced.success) return Response.json({ refused: 'parts-missing' }, { status: 422 })
	return answerInBackground(await startPart({ store: context.store, actor, bidId, announced: announced.data, now: context.now }))
}
