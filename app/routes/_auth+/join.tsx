import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { PasswordField } from '#app/components/form/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { JoinForm, LinkParams } from '#app/domain/account/forms.ts'
import { takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { findLink } from '#app/services/account/find-link.server.ts'
import { joinOrganisation } from '#app/services/account/join-organisation.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const link = await findLink({ store: context.store, token, purposes: ['invitation', 'office'], now: context.now() })
	const page = { title: await pageTitle(request, (t) => t('account:join.pageTitle')), link: link ?? null }
	return data(page, { status: link ? 200 : 410, headers: { 'Referrer-Policy': 'no-referrer' } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const submission = await parseForm(request, JoinForm)
	const hideFields = ['password']
	if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
	const minutes = await takeAttempts([{ of: context.limits.registration, key: context.clientAddress }])
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`], hideFields }), { status: 429 })
	const person = { ...submission.value, language: await languageOf(request) }
	const outcome = await joinOrganisation({ store: context.store, token, person, origin: context.origin, now: context.now() })
	if (outcome.ok) return redirect('/login?done=joined')
	const { code } = outcome.refusal
	return data(submission.reply(code === 'address-missing' ? { fieldErrors: { email: [code] }, hideFields } : { formErrors: [code], hideFields }), {
		status: 422,
	})
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Join() {
	const { t } = useTranslation('account')
	const { link } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: JoinForm }),
	})
	if (!link) {
		return (
			<NarrowPage title={t('join.unusable.title')}>
				<p>{t('join.unusable.text')}</p>
			</NarrowPage>
		)
	}
	return (
		<NarrowPage title={t('join.title', { organisation: link.organisationName })}>
			{link.email ? (
				<p>
					{t('join.invited')}: <strong>{link.email}</strong>
				</p>
			) : null}
			<BoundForm form={form} labels={{ name: t('name'), email: t('email'), password: t('password') }}>
				<BoundText field={fields.name} label={t('name')} autoComplete="name" isShort />
				{link.email ? (
					<input type="hidden" name="email" value={link.email} autoComplete="username" />
				) : (
					<BoundText field={fields.email} label={t('email')} type="email" autoComplete="username" required />
				)}
				<PasswordField field={fields.password} label={t('password')} hint={t('passwordHint')} autoComplete="new-password" />
				<div className="actions">
					<Button variant="primary">{t('join.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
