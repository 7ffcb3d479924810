import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parseJson } from '#app/crypto/parse-json.ts'
import { Recipient, SealedShare } from '#app/domain/seal/ceremony.ts'
import { formEntries } from '#app/http/entries.ts'
import { answerInBackground } from '#app/http/in-background.ts'
import { requireMember } from '#app/server/session.server.ts'
import { loseKey, registerKey, renewKey } from '#app/services/seal/keep-key.server.ts'

const Shares = z.array(z.object({ openingKeyId: z.string().max(60), sealedShare: SealedShare })).max(2000)

/** Registers, renews or retires the public half of the member's key. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const entries = await formEntries(request)
	const { store } = context
	const now = context.now()
	if (entries.intent === 'lost') {
		const outcome = await loseKey({ store, actor, now })
		return answerInBackground(outcome.ok ? { ok: true, value: {} } : outcome)
	}
	const recipient = Recipient.safeParse(entries.recipient)
	const shares = Shares.safeParse(parseJson(entries.shares))
	if (!recipient.success || !shares.success) return Response.json({ refused: 'bad-recipient' }, { status: 422 })
	if (entries.intent === 'renew') return answerInBackground(await renewKey({ store, actor, recipient: recipient.data, shares: shares.data, now }))
	return answerInBackground(await registerKey({ store, actor, recipient: recipient.data, now }))
}
