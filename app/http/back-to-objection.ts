import { redirect } from '@remix-run/node'
import { answerRefusal } from './refusal.ts'

type Outcome = { ok: true } | { ok: false; refusal: { code: string } }

/** After a step on an objection its own page tells where it stands, also when somebody else was faster; what is not there for this reader stays so. */
export function backToObjection(objectionId: string, outcome: Outcome) {
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return redirect(`/objections/${objectionId}`)
}
