import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { takeAttempts } from '#app/http/attempts.server.ts'
import { textUpTo } from '#app/http/body.server.ts'
import { answerPlain } from '#app/http/plain.ts'
import { cosignCheckpoint } from '#app/services/log/cosign-checkpoint.server.ts'

const statuses: Record<string, number> = { 'unknown-witness': 403, 'unknown-checkpoint': 404 }

/** Takes a checkpoint that a witness signed, as the text of the note; its signature says who sends it. */
export async function action({ request, context }: ActionFunctionArgs) {
	const { store, logSigner: signer, limits, clientAddress, now } = context
	if ((await takeAttempts([{ of: limits.cosign, key: clientAddress }])) > 0) return answerPlain('too-many-attempts\n', 429)
	const note = await textUpTo(request, 10_000)
	if (note === undefined) return answerPlain('too-large\n', 413)
	const outcome = await cosignCheckpoint({ store, signer, note, now })
	return outcome.ok ? answerPlain(`signed: ${outcome.value.join(' ')}\n`) : answerPlain(`${outcome.refusal.code}\n`, statuses[outcome.refusal.code] ?? 422)
}

/** Opened by its address, it leads to the log. */
export async function loader() {
	return redirect('/log')
}
