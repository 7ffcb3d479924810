import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { OrganisationFields, useOrganisationLabels } from '#app/components/organisation/organisation-fields.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { OrganisationForm } from '#app/domain/account/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readAccount } from '#app/services/account/read-account.server.ts'
import { readCities } from '#app/services/organisation/read-cities.server.ts'
import { resubmitOrganisation } from '#app/services/organisation/resubmit-organisation.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { organisation, mayResubmit } = await readAccount({ store: context.store, actor, now: context.now() })
	if (!mayResubmit) throw forbidden()
	const { name, kind, creditCode, citySlug, introduction, website, returnReason } = organisation
	return {
		title: await pageTitle(request, (t) => t('account:resubmit.title')),
		cities: await readCities(context),
		reason: returnReason,
		filled: { organisationName: name, kind, creditCode: creditCode ?? '', citySlug: citySlug ?? '', introduction, website: website ?? '' },
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, OrganisationForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await resubmitOrganisation({ store: context.store, actor, details: submission.value, now: context.now() })
	if (outcome.ok) return redirect('/account')
	const { code } = outcome.refusal
	if (code === 'forbidden') throw forbidden()
	return data(submission.reply(code === 'credit-code-taken' ? { fieldErrors: { creditCode: [code] } } : { formErrors: [code] }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Resubmit() {
	const { t } = useTranslation('account')
	const { cities, filled, reason } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: filled,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: OrganisationForm }),
	})
	return (
		<NarrowPage title={t('resubmit.title')} above={<Breadcrumbs items={[{ to: '/account', label: t('account.title') }]} />}>
			<Banner tone="warn" title={t('account.reason')}>
				<p>{reason}</p>
			</Banner>
			<BoundForm form={form} labels={useOrganisationLabels()}>
				<OrganisationFields fields={fields} cities={cities} />
				<div className="actions">
					<Button variant="primary">{t('resubmit.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
