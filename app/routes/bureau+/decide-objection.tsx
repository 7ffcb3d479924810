import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { useErrorText } from '#app/components/form/error-text.ts'
import { Button } from '#app/components/ui/button.tsx'
import { ChoiceField } from '#app/components/ui/field.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { DecideForm, objectionOutcomes } from '#app/domain/objection/forms.ts'
import { backToObjection } from '#app/http/back-to-objection.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readObjection } from '#app/services/objection/read-objections.server.ts'
import { settleObjection } from '#app/services/objection/settle-objection.server.ts'

const Params = z.object({ objectionId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const outcome = await readObjection({ store: context.store, actor, objectionId })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { objection, challenge, maySettle } = outcome.value
	if (!maySettle) throw notFound()
	if (objection.status !== 'accepted') throw redirect(`/objections/${objectionId}`)
	return { title: await pageTitle(request, (t) => t('notice:bureau.decide')), objectionId, number: objection.number, challenge }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const submission = await parseForm(request, DecideForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const ending = submission.value
	return backToObjection(objectionId, await settleObjection({ store: context.store, actor, objectionId, ending, now: context.now }))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function DecideObjection() {
	const { t } = useTranslation('notice')
	const { objectionId, number, challenge } = useLoaderData<typeof loader>()
	const errorText = useErrorText()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: DecideForm }) })
	const labels = { outcome: t('bureau.outcome'), answer: t('bureau.public') }
	return (
		<NarrowPage
			title={t('bureau.decide')}
			above={<Breadcrumbs items={[{ to: `/objections/${objectionId}`, label: t('objection.view', { number, title: challenge.title }) }]} />}
		>
			<BoundForm form={form} labels={labels}>
				<ChoiceField
					id={fields.outcome.id}
					legend={labels.outcome}
					type="radio"
					name={fields.outcome.name}
					error={errorText(fields.outcome.errors)}
					chosen={typeof fields.outcome.initialValue === 'string' ? [fields.outcome.initialValue] : []}
					options={objectionOutcomes.map((value) => ({ value, label: t(`bureau.outcomeNote.${value}`) }))}
				/>
				<BoundArea field={fields.answer} label={labels.answer} hint={t('bureau.publicHint')} rows={6} />
				<div className="actions">
					<Button variant="primary">{t('bureau.settle')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
