import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ChainsField } from '#app/components/judging/chains-field.tsx'
import { PendingInvitations } from '#app/components/judging/pending-invitations.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { ExpertForm } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { enterExpert } from '#app/services/judging/enter-expert.server.ts'
import { readExperts } from '#app/services/judging/read-experts.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const outcome = await readExperts({ store: context.store, actor })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('judging:experts.title')), ...outcome.value, now: context.now() }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const submission = await parseForm(request, ExpertForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await enterExpert({ store: context.store, actor, expert: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/office/experts/${outcome.value.expertId}`)
	if (outcome.refusal.code === 'forbidden') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { email: [outcome.refusal.code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Experts() {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const { experts, chains, waiting, invitations, now } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: ExpertForm }) })
	return (
		<main id="main" className="wrap">
			<PageHead
				title={t('experts.title')}
				actions={
					<>
						<LinkButton to="/office/experts/invite">{t('invite.title')}</LinkButton>
						<Link to="/office/experts/workload">{t('workload.title')}</Link>
						<Link to="/office/ties">{t('ties.title')}</Link>
					</>
				}
			>
				{t('experts.lead')}
			</PageHead>
			{waiting.length > 0 ? (
				<section>
					<h2>{t('waiting.title')}</h2>
					<p className="muted">{t('waiting.text')}</p>
					<ul className="rows">
						{waiting.map(({ code, title, language, bidsCloseAt }) => (
							<li key={code}>
								<span>
									<Link to={`/challenges/${encodeURIComponent(code)}/panel`} lang={language === 'zh' ? 'zh-CN' : 'en'}>
										{title}
									</Link>{' '}
									<span className="faint">{bidsCloseAt ? t('waiting.line', { day: format.day(bidsCloseAt) }) : null}</span>
								</span>
							</li>
						))}
					</ul>
				</section>
			) : null}
			<PendingInvitations invitations={invitations} now={now} />
			{experts.length === 0 ? (
				<EmptyState title={t('experts.none.title')}>
					<p>{t('experts.none.text')}</p>
				</EmptyState>
			) : (
				<table className="stacked">
					<thead>
						<tr>
							<th scope="col">{t('experts.person')}</th>
							<th scope="col">{t('experts.organisation')}</th>
							<th scope="col">{t('experts.fields')}</th>
							<th scope="col">{t('experts.speciality')}</th>
						</tr>
					</thead>
					<tbody>
						{experts.map((expert) => (
							<tr key={expert.id}>
								<th scope="row">
									<Link to={`/office/experts/${expert.id}`}>{expert.name}</Link>
								</th>
								<td data-label={t('experts.organisation')}>
									<Name of={expert.organisation} />
								</td>
								<td data-label={t('experts.fields')}>
									{chains
										.filter(({ slug }) => expert.fields.includes(slug))
										.map(format.title)
										.join(t('experts.comma'))}
								</td>
								<td data-label={t('experts.speciality')}>{expert.speciality}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<section className="narrow">
				<h2>{t('experts.enter')}</h2>
				<BoundForm form={form} labels={{ email: t('experts.email'), fields: t('experts.fields'), speciality: t('experts.speciality') }}>
					<BoundText field={fields.email} type="email" label={t('experts.email')} hint={t('experts.emailHint')} autoComplete="off" />
					<ChainsField field={fields.fields} chains={chains} />
					<BoundText field={fields.speciality} label={t('experts.speciality')} hint={t('experts.specialityHint')} autoComplete="off" />
					<div className="actions">
						<Button variant="primary">{t('experts.submit')}</Button>
					</div>
				</BoundForm>
			</section>
		</main>
	)
}
