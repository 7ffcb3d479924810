import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { PassForm } from '#app/domain/review/forms.ts'
import { backTo } from '#app/http/back-to.ts'
import { parseForm } from '#app/http/forms.ts'
import { parseParams } from '#app/http/params.ts'
import { ReviewParams } from '#app/http/review-steps.ts'
import { requireRole } from '#app/server/session.server.ts'
import { settleReview } from '#app/services/review/settle-review.server.ts'

/** Passes a demand; where somebody else was faster, its page says what they did. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const submission = await parseForm(request, PassForm)
	const seen = submission.status === 'success' ? submission.value.seen : 0
	const outcome = await settleReview({ store: context.store, actor, reviewId, seen, ending: { command: 'pass' }, now: context.now })
	return backTo(`/issuer/reviews/${reviewId}${outcome.ok ? '' : '?refused=moved'}`, outcome)
}

/** Opened by its address, it leads to the review. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'chainLead')
	return redirect(`/issuer/reviews/${parseParams(params, ReviewParams).reviewId}`)
}
