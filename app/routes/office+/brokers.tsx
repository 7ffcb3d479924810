import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { BrokerForm } from '#app/domain/review/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { nameBroker } from '#app/services/broker/name-broker.server.ts'
import { readBrokers } from '#app/services/broker/read-brokers.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const outcome = await readBrokers({ store: context.store, actor })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('review:office.title')), brokers: outcome.value }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const submission = await parseForm(request, BrokerForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await nameBroker({ store: context.store, actor, ...submission.value, now: context.now })
	if (outcome.ok) return redirect('/office/brokers')
	if (outcome.refusal.code === 'forbidden') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { organisation: [outcome.refusal.code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Brokers() {
	const { t } = useTranslation('review')
	const format = useFormat()
	const { brokers } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: BrokerForm }) })
	return (
		<main id="main" className="wrap">
			<PageHead title={t('office.title')}>{t('office.lead')}</PageHead>
			{brokers.length === 0 ? (
				<EmptyState title={t('office.none.title')}>
					<p>{t('office.none.text')}</p>
				</EmptyState>
			) : (
				<ul className="rows">
					{brokers.map((broker) => (
						<li key={broker.slug}>
							<span>
								<Link to={`/office/organisations/${broker.slug}`}>
									<Name of={broker} />
								</Link>{' '}
								<span className="faint">
									{t('office.since', { day: format.day(broker.namedAt) })}
									{broker.namedBy ? ` · ${t('office.by', { name: broker.namedBy })}` : null}
								</span>
							</span>
							<Form method="post" action={`/office/brokers/${broker.slug}/remove`} className="inline-form">
								<Button variant="quiet" aria-label={t('office.removeNamed', { name: format.name(broker) })}>
									{t('office.remove')}
								</Button>
							</Form>
						</li>
					))}
				</ul>
			)}
			<section className="narrow">
				<h2>{t('office.name')}</h2>
				<BoundForm form={form} labels={{ organisation: t('office.organisation') }}>
					<BoundText field={fields.organisation} label={t('office.organisation')} hint={t('office.hint')} autoComplete="off" />
					<div className="actions">
						<Button variant="primary">{t('office.submit')}</Button>
					</div>
				</BoundForm>
			</section>
		</main>
	)
}
