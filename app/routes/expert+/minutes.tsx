import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { useEvaluationTexts } from '#app/components/evaluation/use-evaluation-texts.ts'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { DefenceParams, MinutesForm } from '#app/domain/evaluation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { minuteDefence, readMinutes } from '#app/services/evaluation/minute-defence.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const place = parseParams(params, DefenceParams)
	const outcome = await readMinutes({ store: context.store, vault: context.vault, actor, ...place, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('ranking:defence.minutes')), ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const place = parseParams(params, DefenceParams)
	const submission = await parseForm(request, MinutesForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const { minutes } = submission.value
	const outcome = await minuteDefence({ store: context.store, vault: context.vault, actor, ...place, minutes, now: context.now })
	if (outcome.ok) return redirect(`/expert/evaluations/${place.evaluationId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data(submission.reply({ formErrors: [outcome.refusal.code] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Minutes() {
	const defence = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('ranking')
	const format = useFormat()
	const { called } = useEvaluationTexts()
	const [form, fields] = useForm({
		lastResult: answer,
		defaultValue: { minutes: defence.minutes },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: MinutesForm }),
	})
	const above = <Breadcrumbs items={[{ to: `/expert/evaluations/${useParams().evaluationId ?? ''}`, label: t('meeting.title') }]} />
	return (
		<NarrowPage title={t('defence.title', { bid: called(defence) })} above={above}>
			<p>
				{t('defence.span', { from: format.instant(defence.startsAt), to: format.minute(defence.endsAt) })} · {defence.place}
			</p>
			{defence.mayWrite || answer ? (
				<>
					<p className="muted">{t('defence.minutesLead')}</p>
					<BoundForm form={form} labels={{ minutes: t('defence.minutes') }}>
						<BoundArea field={fields.minutes} label={t('defence.minutes')} />
						<div className="actions">
							<Button variant="primary">{t('defence.minutesSubmit')}</Button>
						</div>
					</BoundForm>
				</>
			) : defence.minutes ? (
				<p className="prose">{defence.minutes}</p>
			) : (
				<p className="muted">{t('defence.noMinutes')}</p>
			)}
		</NarrowPage>
	)
}
