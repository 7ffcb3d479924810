import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { EvaluationParams } from '#app/domain/evaluation/forms.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { lockEvaluation } from '#app/services/evaluation/lock-evaluation.server.ts'

/** Locks the scores. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { evaluationId } = parseParams(params, EvaluationParams)
	const outcome = await lockEvaluation({ store: context.store, actor, evaluationId, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/expert/evaluations/${evaluationId}${outcome.ok ? '' : `?refused=${outcome.refusal.code}`}`)
}
