import type { Decision } from '#app/domain/decision.ts'
import { notFound } from './params.ts'

/** What a page or a program hears that works in the background: the value, or the code of the refusal with what it carries. */
export function answerInBackground<Value extends object>(outcome: Decision<Value, { code: string }>): Response {
	if (outcome.ok) return Response.json(outcome.value)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const { code, ...parameters } = outcome.refusal
	return Response.json({ refused: code, ...parameters }, { status: 409 })
}
