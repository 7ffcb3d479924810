import { redirect } from '@remix-run/node'
import { answerRefusal } from './refusal.ts'

type Outcome = { ok: true } | { ok: false; refusal: { code: string } }

/** After a command without a page of its own, the page it came from tells where things stand, also when somebody else was faster; what is not there for this reader stays so. */
export function backTo(address: string, outcome: Outcome) {
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return redirect(address)
}
