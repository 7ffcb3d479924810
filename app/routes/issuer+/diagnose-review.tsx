import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { BoundArea, BoundSelect } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ReviewFormPage } from '#app/components/review/review-form-page.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { DiagnoseForm } from '#app/domain/review/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { answerStep, ReviewParams } from '#app/http/review-steps.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { diagnoseReview } from '#app/services/review/diagnose-review.server.ts'
import { readBrokerChoice, readReview } from '#app/services/review/read-review.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const outcome = await readReview({ store: context.store, actor, reviewId, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { review, challenge, commands, seen } = outcome.value
	return {
		title: await pageTitle(request, (t) => t('review:diagnose.title', { title: challenge.title })),
		review: { id: review.id, status: review.status },
		challenge: { title: challenge.title },
		brokers: await readBrokerChoice({ store: context.store }),
		isAllowed: commands.includes('diagnose'),
		seen,
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { reviewId } = parseParams(params, ReviewParams)
	const submission = await parseForm(request, DiagnoseForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await diagnoseReview({ store: context.store, actor, reviewId, ...submission.value, now: context.now })
	return outcome.ok ? redirect(`/issuer/reviews/${reviewId}`) : answerStep(submission, outcome.refusal)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function DiagnoseReview() {
	const { t } = useTranslation('review')
	const format = useFormat()
	const { review, challenge, brokers, isAllowed, seen } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof DiagnoseForm>, z.output<typeof DiagnoseForm>>({
		lastResult: answer?.result,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: DiagnoseForm }),
	})
	return (
		<ReviewFormPage title={t('diagnose.title', { title: challenge.title })} review={review} challenge={challenge} isAllowed={isAllowed} moved={answer?.moved}>
			<p className="muted">{t('diagnose.lead')}</p>
			{brokers.length === 0 ? <Banner tone="warn">{t('diagnose.none')}</Banner> : null}
			<BoundForm form={form} labels={{ broker: t('diagnose.broker'), task: t('diagnose.task') }}>
				<input type="hidden" name="seen" value={answer?.moved?.seen ?? seen} />
				<BoundSelect
					field={fields.broker}
					label={t('diagnose.broker')}
					placeholder={t('diagnose.choose')}
					options={brokers.map((broker) => ({ value: broker.slug, label: format.name(broker) }))}
				/>
				<BoundArea field={fields.task} label={t('diagnose.task')} hint={t('diagnose.taskHint')} />
				<div className="actions">
					<Button variant="primary">{t('diagnose.submit')}</Button>
					<LinkButton to={`/issuer/reviews/${review.id}`}>{t('page.back')}</LinkButton>
				</div>
			</BoundForm>
		</ReviewFormPage>
	)
}
