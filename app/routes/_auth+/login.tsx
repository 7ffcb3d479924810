import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { PasswordField } from '#app/components/form/password-field.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { LoginForm } from '#app/domain/account/forms.ts'
import { forgiveLogin, loginLimits, takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { localPath } from '#app/http/local-path.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { signIn } from '#app/services/account/sign-in.server.ts'

const Search = z.object({
	to: z.array(z.string()).catch([]),
	done: z
		.tuple([z.enum(['joined', 'recovered', 'registered'])])
		.optional()
		.catch(undefined),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { to, done } = parseSearch(request, Search)
	if (await context.member()) throw redirect(destination(to[0] ?? ''))
	return { title: await pageTitle(request, (t) => t('account:login.title')), to: to[0] ?? '', done: done?.[0] ?? null }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const submission = await parseForm(request, LoginForm)
	const hideFields = ['password']
	if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
	const { email, password, to } = submission.value
	const minutes = await takeAttempts(loginLimits(context, email))
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`], hideFields }), { status: 429 })
	const outcome = await signIn({ store: context.store, email, password, now: context.now() })
	if (!outcome.ok) return data(submission.reply({ formErrors: [outcome.refusal.code], hideFields }), { status: 422 })
	await forgiveLogin(context, email)
	await context.sessions.end(request)
	return redirect(destination(to), { headers: { 'Set-Cookie': await context.sessions.start(outcome.value.userId) } })
}

const destination = (to: string) => (to === '' ? '/account' : localPath(to))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Login() {
	const { t } = useTranslation('account')
	const { to, done } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: LoginForm }),
	})
	return (
		<NarrowPage title={t('login.title')}>
			{done ? <Banner tone="success">{t(`login.${done}`)}</Banner> : null}
			<BoundForm form={form} labels={{ email: t('email'), password: t('password') }}>
				<input type="hidden" name="to" value={to} />
				<BoundText field={fields.email} label={t('email')} type="email" autoComplete="username" />
				<PasswordField field={fields.password} label={t('password')} autoComplete="current-password" />
				<div className="actions">
					<Button variant="primary">{t('login.submit')}</Button>
					<Link to="/recover">{t('login.forgot')}</Link>
				</div>
			</BoundForm>
			<p className="aside">
				{t('login.noAccount')} <Link to="/register">{t('login.register')}</Link>
			</p>
		</NarrowPage>
	)
}
