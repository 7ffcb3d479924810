import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { PasswordField } from '#app/components/form/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { PasswordForm } from '#app/domain/account/forms.ts'
import { forgiveLogin, loginLimits, takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { requireMember } from '#app/server/session.server.ts'
import { changePassword } from '#app/services/account/change-password.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireMember(request, context)
	return { title: await pageTitle(request, (t) => t('account:changePassword.title')) }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, PasswordForm)
	const hideFields = ['currentPassword', 'password']
	if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
	const minutes = await takeAttempts(loginLimits(context, actor.email))
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`], hideFields }), { status: 429 })
	const outcome = await changePassword({ store: context.store, actor, ...submission.value, now: context.now() })
	if (!outcome.ok) return data(submission.reply({ fieldErrors: { currentPassword: [outcome.refusal.code] }, hideFields }), { status: 422 })
	await forgiveLogin(context, actor.email)
	return redirect('/account', { headers: { 'Set-Cookie': await context.sessions.start(actor.userId) } })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ChangePassword() {
	const { t } = useTranslation('account')
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: PasswordForm }),
	})
	return (
		<NarrowPage title={t('changePassword.title')} above={<Breadcrumbs items={[{ to: '/account', label: t('account.title') }]} />}>
			<p>{t('changePassword.note')}</p>
			<BoundForm form={form} labels={{ currentPassword: t('changePassword.current'), password: t('newPassword') }}>
				<PasswordField field={fields.currentPassword} label={t('changePassword.current')} autoComplete="current-password" />
				<PasswordField field={fields.password} label={t('newPassword')} hint={t('passwordHint')} autoComplete="new-password" />
				<div className="actions">
					<Button variant="primary">{t('changePassword.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
