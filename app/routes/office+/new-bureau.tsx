import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { InvitationLink } from '#app/components/account/invitation-link.tsx'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundSelect, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { BureauForm } from '#app/domain/organisation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { createBureau } from '#app/services/organisation/create-bureau.server.ts'
import { readCities } from '#app/services/organisation/read-cities.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return { title: await pageTitle(request, (t) => t('office:bureau.title')), cities: await readCities(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const submission = await parseForm(request, BureauForm)
	if (submission.status !== 'success') return data({ reply: submission.reply(), made: null }, { status: 422 })
	const bureau = submission.value
	const outcome = await createBureau({ store: context.store, actor, bureau, origin: context.origin, now: context.now() })
	if (outcome.ok) {
		const made = { email: bureau.email, link: outcome.value.link }
		return data({ reply: submission.reply({ resetForm: true }), made }, { headers: { 'Cache-Control': 'no-store' } })
	}
	if (outcome.refusal.code === 'forbidden') throw forbidden()
	return data({ reply: submission.reply({ fieldErrors: { name: [outcome.refusal.code] } }), made: null }, { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewBureau() {
	const { t } = useTranslation('office')
	const { title } = useFormat()
	const { cities } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult: answer?.reply, onValidate: ({ formData }) => parseWithZod(formData, { schema: BureauForm }) })
	return (
		<NarrowPage title={t('bureau.title')} above={<Breadcrumbs items={[{ to: '/office/organisations', label: t('organisations.title') }]} />}>
			{answer?.made ? <InvitationLink email={answer.made.email} link={answer.made.link} /> : <p>{t('bureau.intro')}</p>}
			<BoundForm form={form} labels={{ name: t('bureau.name'), citySlug: t('bureau.city'), email: t('bureau.email') }}>
				<BoundText field={fields.name} label={t('bureau.name')} autoComplete="off" />
				<BoundSelect
					field={fields.citySlug}
					label={t('bureau.city')}
					placeholder={t('bureau.choose')}
					options={cities.map((city) => ({ value: city.slug, label: title(city) }))}
				/>
				<BoundText field={fields.email} label={t('bureau.email')} type="email" autoComplete="off" />
				<div className="actions">
					<Button variant="primary">{t('bureau.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
