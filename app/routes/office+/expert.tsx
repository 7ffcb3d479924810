import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundSelect, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { TieTable } from '#app/components/judging/tie-table.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { expertTieKinds } from '#app/domain/judging/conflict.ts'
import { ExpertParams, ExpertTieForm } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { tieExpert } from '#app/services/judging/expert-ties.server.ts'
import { readExpert } from '#app/services/judging/read-experts.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { expertId } = parseParams(params, ExpertParams)
	const outcome = await readExpert({ store: context.store, actor, expertId })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, () => outcome.value.expert.name), ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { expertId } = parseParams(params, ExpertParams)
	const submission = await parseForm(request, ExpertTieForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await tieExpert({ store: context.store, actor, expertId, tie: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/office/experts/${expertId}`)
	const { code } = outcome.refusal
	if (code === 'forbidden' || code === 'not-found') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { organisation: [code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Expert() {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const { expert, ties, chains } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ExpertTieForm }),
	})
	const facts = [
		[t('experts.organisation'), <Name key="organisation" of={expert.organisation} />],
		[
			t('experts.fields'),
			chains
				.filter(({ slug }) => expert.fields.includes(slug))
				.map(format.title)
				.join(t('experts.comma')),
		],
		[t('experts.speciality'), expert.speciality],
		[t('experts.since'), format.day(expert.enteredAt)],
	] as const
	return (
		<NarrowPage title={expert.name} above={<Breadcrumbs items={[{ to: '/office/experts', label: t('experts.title') }]} />}>
			<dl className="facts">
				{facts.map(([label, value]) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<h2>{t('ties.ofExpert')}</h2>
			<p className="muted">{t('ties.expertLead')}</p>
			<TieTable
				rows={ties.map((tie) => ({
					...tie,
					names: [tie.organisation],
					remove: tie.kind === 'declared' ? null : `/office/experts/${expert.id}/ties/${tie.id}/remove`,
				}))}
			/>
			<h2>{t('ties.add')}</h2>
			<BoundForm form={form} labels={{ organisation: t('ties.organisation'), kind: t('ties.kind'), until: t('ties.until') }}>
				<BoundText field={fields.organisation} label={t('ties.organisation')} hint={t('ties.organisationHint')} autoComplete="off" />
				<BoundSelect field={fields.kind} label={t('ties.kind')} options={expertTieKinds.map((value) => ({ value, label: t(`tie.${value}`) }))} />
				<BoundText field={fields.until} type="date" label={t('ties.until')} hint={t('ties.untilHint')} isShort />
				<div className="actions">
					<Button variant="primary">{t('ties.submit')}</Button>
				</div>
			</BoundForm>
			<h2>{t('experts.end')}</h2>
			<p className="muted">{t('experts.endText')}</p>
			<Form method="post" action={`/office/experts/${expert.id}/end`}>
				<Button variant="quiet">{t('experts.endSubmit')}</Button>
			</Form>
		</NarrowPage>
	)
}
