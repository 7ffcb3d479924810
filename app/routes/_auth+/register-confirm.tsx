import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { useErrorText } from '#app/components/form/error-text.ts'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { LinkParams } from '#app/domain/account/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { confirmRegistration } from '#app/services/account/confirm-registration.server.ts'
import { findRegistration } from '#app/services/account/find-registration.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const registration = await findRegistration({ store: context.store, token, now: context.now() })
	const page = { title: await pageTitle(request, (t) => t('account:register.confirm.title')), registration: registration ?? null }
	return data(page, { status: registration ? 200 : 410, headers: { 'Referrer-Policy': 'no-referrer' } })
}

/** Confirming takes a press of a button: what only looks at links in mail confirms nothing. */
export async function action({ params, context }: ActionFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const outcome = await confirmRegistration({ store: context.store, token, now: context.now() })
	return outcome.ok ? redirect('/login?done=registered') : data(outcome.refusal, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function RegisterConfirm() {
	const { t } = useTranslation('account')
	const { registration } = useLoaderData<typeof loader>()
	const refusal = useActionData<typeof action>()
	const errorText = useErrorText()
	if (refusal || !registration) {
		return (
			<NarrowPage title={t('register.confirm.unusable.title')}>
				<p>{refusal ? errorText([refusal.code]) : t('register.confirm.unusable.text')}</p>
				<p className="actions">
					<LinkButton to="/register">{t('register.confirm.unusable.again')}</LinkButton>
				</p>
			</NarrowPage>
		)
	}
	return (
		<NarrowPage title={t('register.confirm.title')}>
			<p>{t('register.confirm.text', { organisation: registration.organisationName, email: registration.email })}</p>
			<Form method="post" className="actions">
				<Button variant="primary">{t('register.confirm.submit')}</Button>
			</Form>
		</NarrowPage>
	)
}
