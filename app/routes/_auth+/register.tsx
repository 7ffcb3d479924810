import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { PasswordField } from '#app/components/form/password-field.tsx'
import { OrganisationFields, useOrganisationLabels } from '#app/components/organisation/organisation-fields.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { RegistrationForm } from '#app/domain/account/forms.ts'
import { takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { registerOrganisation } from '#app/services/account/register-organisation.server.ts'
import { readCities } from '#app/services/organisation/read-cities.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	return { title: await pageTitle(request, (t) => t('account:register.title')), cities: await readCities(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const submission = await parseForm(request, RegistrationForm)
	const hideFields = ['password']
	if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
	const minutes = await takeAttempts([{ of: context.limits.registration, key: context.clientAddress }])
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`], hideFields }), { status: 429 })
	const { name, email, password, ...details } = submission.value
	const administrator = { name, email, password, language: await languageOf(request) }
	const outcome = await registerOrganisation({ store: context.store, details, administrator, origin: context.origin, now: context.now() })
	if (!outcome.ok) return data(submission.reply({ fieldErrors: { creditCode: [outcome.refusal.code] }, hideFields }), { status: 422 })
	return redirect('/register/received')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Register() {
	const { t } = useTranslation('account')
	const { cities } = useLoaderData<typeof loader>()
	const organisationLabels = useOrganisationLabels()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: RegistrationForm }),
		shouldRevalidate: 'onInput',
	})
	return (
		<NarrowPage title={t('register.title')}>
			<p>{t('register.intro')}</p>
			<p>
				{t('register.haveAccount')} <Link to="/login">{t('login.submit')}</Link>
			</p>
			<BoundForm form={form} labels={{ ...organisationLabels, name: t('name'), email: t('email'), password: t('password') }}>
				<h2>{t('register.organisation')}</h2>
				<OrganisationFields fields={fields} cities={cities} />
				<h2>{t('register.administrator')}</h2>
				<BoundText field={fields.name} label={t('name')} autoComplete="name" isShort />
				<BoundText field={fields.email} label={t('email')} type="email" autoComplete="username" />
				<PasswordField field={fields.password} label={t('password')} hint={t('passwordHint')} autoComplete="new-password" />
				<div className="actions">
					<Button variant="primary">{t('register.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
