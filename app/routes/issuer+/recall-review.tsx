import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ReviewFormPage } from '#app/components/review/review-form-page.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { RecallForm } from '#app/domain/review/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { answerStep, ReviewParams } from '#app/http/review-steps.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readReview } from '#app/services/review/read-review.server.ts'
import { recallReview } from '#app/services/review/recall-review.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const outcome = await readReview({ store: context.store, actor, reviewId, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { review, challenge, commands, seen } = outcome.value
	return {
		title: await pageTitle(request, (t) => t('review:recall.title', { title: challenge.title })),
		review: { id: review.id, status: review.status },
		challenge: { title: challenge.title },
		isAllowed: commands.includes('recall'),
		seen,
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const submission = await parseForm(request, RecallForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await recallReview({ store: context.store, actor, reviewId, ...submission.value, now: context.now })
	return outcome.ok ? redirect(`/issuer/reviews/${reviewId}`) : answerStep(submission, outcome.refusal)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function RecallReview() {
	const { t } = useTranslation('review')
	const { review, challenge, isAllowed, seen } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof RecallForm>, z.output<typeof RecallForm>>({
		lastResult: answer?.result,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: RecallForm }),
	})
	return (
		<ReviewFormPage title={t('recall.title', { title: challenge.title })} review={review} challenge={challenge} isAllowed={isAllowed} moved={answer?.moved}>
			<p className="muted">{t('recall.lead')}</p>
			<BoundForm form={form} labels={{ reason: t('recall.reason') }}>
				<input type="hidden" name="seen" value={answer?.moved?.seen ?? seen} />
				<BoundArea field={fields.reason} label={t('recall.reason')} />
				<div className="actions">
					<Button variant="danger">{t('recall.submit')}</Button>
					<LinkButton to={`/issuer/reviews/${review.id}`}>{t('page.back')}</LinkButton>
				</div>
			</BoundForm>
		</ReviewFormPage>
	)
}
