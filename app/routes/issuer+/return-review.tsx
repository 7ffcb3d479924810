import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { FieldBoxes } from '#app/components/review/field-boxes.tsx'
import { ReviewFormPage } from '#app/components/review/review-form-page.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { ReturnForm } from '#app/domain/review/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { answerStep, ReviewParams } from '#app/http/review-steps.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readReview } from '#app/services/review/read-review.server.ts'
import { settleReview } from '#app/services/review/settle-review.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const now = context.now()
	const outcome = await readReview({ store: context.store, actor, reviewId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { review, challenge, values, annotations, commands, seen } = outcome.value
	const { cities } = await listCorridor(context.store, now)
	const title = await pageTitle(request, (t) => t('review:return.title', { title: challenge.title }))
	return { title, cities, review: { id: review.id, status: review.status }, challenge, values, annotations, isAllowed: commands.includes('return'), seen }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const submission = await parseForm(request, ReturnForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const { seen, ...said } = submission.value
	const outcome = await settleReview({ store: context.store, actor, reviewId, seen, ending: { command: 'return', ...said }, now: context.now })
	return outcome.ok ? redirect(`/issuer/reviews/${reviewId}`) : answerStep(submission, outcome.refusal)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ReturnReview() {
	const { t } = useTranslation('review')
	const { cities, review, challenge, values, annotations, isAllowed, seen } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof ReturnForm>, z.output<typeof ReturnForm>>({
		lastResult: answer?.result,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ReturnForm }),
	})
	return (
		<ReviewFormPage
			title={t('return.title', { title: challenge.title })}
			review={review}
			challenge={challenge}
			isAllowed={isAllowed}
			isWide
			moved={answer?.moved}
		>
			<p className="muted">{t('return.lead')}</p>
			<BoundForm form={form} labels={{ note: t('return.whole') }}>
				<input type="hidden" name="seen" value={answer?.moved?.seen ?? seen} />
				<h2>{t('desk.demand')}</h2>
				<FieldBoxes
					values={values}
					cities={cities}
					lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}
					boxes={fields.fields.getFieldset()}
					label={(field) => t('return.reasonFor', { field })}
					notes={annotations}
				/>
				<BoundArea field={fields.note} label={t('return.whole')} maxLength={1000} />
				<div className="actions">
					<Button variant="danger">{t('return.submit')}</Button>
					<LinkButton to={`/issuer/reviews/${review.id}`}>{t('page.back')}</LinkButton>
				</div>
			</BoundForm>
		</ReviewFormPage>
	)
}
