import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoundSelect, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { TieTable } from '#app/components/judging/tie-table.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { OrganisationTieForm } from '#app/domain/judging/forms.ts'
import { organisationTieKinds } from '#app/domain/judging/organisation-graph.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readOrganisationTies, tieOrganisations } from '#app/services/judging/organisation-ties.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const outcome = await readOrganisationTies({ store: context.store, actor })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('judging:ties.title')), ties: outcome.value }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const submission = await parseForm(request, OrganisationTieForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await tieOrganisations({ store: context.store, actor, tie: submission.value, now: context.now })
	if (outcome.ok) return redirect('/office/ties')
	const { code, field } = outcome.refusal
	if (field === null) throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { [field]: [code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Ties() {
	const { t } = useTranslation('judging')
	const { ties } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: OrganisationTieForm }),
	})
	const labels = { organisation: t('ties.organisation'), other: t('ties.other'), kind: t('ties.kind'), until: t('ties.until') }
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/office/experts', label: t('experts.title') }]} />
			<PageHead title={t('ties.title')}>{t('ties.lead')}</PageHead>
			<TieTable rows={ties.map(({ one, other, ...tie }) => ({ ...tie, names: [one, other], remove: `/office/ties/${tie.id}/remove` }))} />
			<section className="narrow">
				<h2>{t('ties.add')}</h2>
				<BoundForm form={form} labels={labels}>
					<BoundText field={fields.organisation} label={labels.organisation} hint={t('ties.organisationHint')} autoComplete="off" />
					<BoundText field={fields.other} label={labels.other} hint={t('ties.organisationHint')} autoComplete="off" />
					<BoundSelect field={fields.kind} label={labels.kind} options={organisationTieKinds.map((value) => ({ value, label: t(`tie.${value}`) }))} />
					<BoundText field={fields.until} type="date" label={labels.until} hint={t('ties.untilHint')} isShort />
					<div className="actions">
						<Button variant="primary">{t('ties.submit')}</Button>
					</div>
				</BoundForm>
			</section>
		</main>
	)
}
