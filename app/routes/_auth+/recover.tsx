import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { RecoveryForm } from '#app/domain/account/forms.ts'
import { takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { requestRecovery } from '#app/services/account/request-recovery.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
	return { title: await pageTitle(request, (t) => t('account:recover.title')) }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const submission = await parseForm(request, RecoveryForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const { email } = submission.value
	const minutes = await takeAttempts([
		{ of: context.limits.recoveryByAddress, key: context.clientAddress },
		{ of: context.limits.recovery, key: email },
	])
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`] }), { status: 429 })
	await requestRecovery({ store: context.store, email, origin: context.origin, now: context.now() })
	return redirect('/recover/sent')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Recover() {
	const { t } = useTranslation('account')
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: RecoveryForm }),
	})
	return (
		<NarrowPage title={t('recover.title')}>
			<p>{t('recover.intro')}</p>
			<BoundForm form={form} labels={{ email: t('email') }}>
				<BoundText field={fields.email} label={t('email')} type="email" autoComplete="username" />
				<div className="actions">
					<Button variant="primary">{t('recover.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
