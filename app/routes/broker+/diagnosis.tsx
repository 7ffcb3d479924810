import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { FieldBoxes } from '#app/components/review/field-boxes.tsx'
import { Due } from '#app/components/review/review-clock.tsx'
import { PeriodReasoning } from '#app/components/rules/period-reasoning.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { AnnotationForm } from '#app/domain/review/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { answerStep, ReviewParams } from '#app/http/review-steps.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { annotateReview } from '#app/services/review/annotate-review.server.ts'
import { readDiagnosis } from '#app/services/review/read-diagnosis.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'broker')
	const { reviewId } = parseParams(params, ReviewParams)
	const now = context.now()
	const outcome = await readDiagnosis({ store: context.store, actor, reviewId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { cities } = await listCorridor(context.store, now)
	const isSaved = new URL(request.url).searchParams.has('saved')
	return { title: await pageTitle(request, (t) => t('review:broker.title')), cities, isSaved, ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'broker')
	const { reviewId } = parseParams(params, ReviewParams)
	const submission = await parseForm(request, AnnotationForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const { fields, isDone } = submission.value
	const outcome = await annotateReview({ store: context.store, actor, reviewId, fields, isHandedBack: isDone, now: context.now })
	if (!outcome.ok) return answerStep(submission, outcome.refusal)
	return redirect(isDone ? '/broker?handed-back' : `/broker/reviews/${reviewId}?saved`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Diagnosis() {
	const { t } = useTranslation('review')
	const format = useFormat()
	const { review, challenge, issuer, values, notes, cities, isSaved } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof AnnotationForm>, z.output<typeof AnnotationForm>>({
		lastResult: answer?.result,
		defaultValue: { fields: notes },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: AnnotationForm }),
	})
	const lang = challenge.language === 'zh' ? 'zh-CN' : 'en'
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/broker', label: t('broker.title') }]} />
			<PageHead title={<span lang={lang}>{challenge.title}</span>}>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<Name of={issuer} />
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			{isSaved ? <Banner tone="success">{t('broker.saved')}</Banner> : null}
			<MovedBanner moved={answer?.moved} />
			<div className="detail">
				<div>
					<p className="muted">{t('broker.annotate')}</p>
					<BoundForm form={form}>
						<h2>{t('desk.demand')}</h2>
						<FieldBoxes values={values} cities={cities} lang={lang} boxes={fields.fields.getFieldset()} label={(field) => t('broker.noteFor', { field })} />
						<div className="actions">
							<Button>{t('broker.save')}</Button>
							<Button variant="primary" name={fields.isDone.name} value="on">
								{t('broker.handBack')}
							</Button>
						</div>
					</BoundForm>
				</div>
				<aside className="side">
					<dl>
						<dt>{t('broker.task')}</dt>
						<dd className="prose">{review.task}</dd>
						<dt>{t('broker.asked')}</dt>
						<dd>{format.day(review.diagnosedAt)}</dd>
						<dt>{t('clock.diagnosisDue')}</dt>
						<dd>
							<Due dueAt={review.dueAt} isOverdue={review.isOverdue} /> <PeriodReasoning period={review.duePeriod} />
						</dd>
					</dl>
				</aside>
			</div>
		</main>
	)
}
