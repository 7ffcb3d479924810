import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { PasswordField } from '#app/components/form/password-field.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { LinkParams, NewPasswordForm } from '#app/domain/account/forms.ts'
import { takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { findLink } from '#app/services/account/find-link.server.ts'
import { recoverAccount } from '#app/services/account/recover-account.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const link = await findLink({ store: context.store, token, purposes: ['recovery'], now: context.now() })
	const page = { title: await pageTitle(request, (t) => t('account:recover.set')), isUsable: link !== undefined }
	return data(page, { status: link ? 200 : 410, headers: { 'Referrer-Policy': 'no-referrer' } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { token } = parseParams(params, LinkParams)
	const submission = await parseForm(request, NewPasswordForm)
	const hideFields = ['password']
	if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
	const minutes = await takeAttempts([{ of: context.limits.recoveryByAddress, key: context.clientAddress }])
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`], hideFields }), { status: 429 })
	const outcome = await recoverAccount({ store: context.store, token, password: submission.value.password, now: context.now() })
	if (!outcome.ok) return data(submission.reply({ formErrors: [outcome.refusal.code], hideFields }), { status: 422 })
	return redirect('/login?done=recovered')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function RecoverSet() {
	const { t } = useTranslation('account')
	const { isUsable } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: NewPasswordForm }),
	})
	if (!isUsable) {
		return (
			<NarrowPage title={t('recover.unusable.title')}>
				<p>{t('recover.unusable.text')}</p>
				<p className="actions">
					<LinkButton to="/recover">{t('recover.unusable.again')}</LinkButton>
				</p>
			</NarrowPage>
		)
	}
	return (
		<NarrowPage title={t('recover.set')}>
			<BoundForm form={form} labels={{ password: t('newPassword') }}>
				<PasswordField field={fields.password} label={t('newPassword')} hint={t('passwordHint')} autoComplete="new-password" />
				<div className="actions">
					<Button variant="primary">{t('recover.set')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
