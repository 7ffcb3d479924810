import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundSelect, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { languages } from '#app/domain/account/account.ts'
import { ProfileForm } from '#app/domain/account/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { requireMember } from '#app/server/session.server.ts'
import { changeProfile } from '#app/services/account/change-profile.server.ts'
import { readAccount } from '#app/services/account/read-account.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { language } = await readAccount({ store: context.store, actor, now: context.now() })
	return { title: await pageTitle(request, (t) => t('account:profile.title')), name: actor.name, language }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, ProfileForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	await changeProfile({ store: context.store, actor, profile: submission.value, now: context.now() })
	return redirect('/account')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Profile() {
	const { t } = useTranslation('account')
	const { name, language } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: { name, language },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ProfileForm }),
	})
	return (
		<NarrowPage title={t('profile.title')} above={<Breadcrumbs items={[{ to: '/account', label: t('account.title') }]} />}>
			<BoundForm form={form} labels={{ name: t('name'), language: t('language') }}>
				<BoundText field={fields.name} label={t('name')} autoComplete="name" isShort />
				<BoundSelect field={fields.language} label={t('language')} options={languages.map((one) => ({ value: one, label: t(`languageNames.${one}`) }))} />
				<div className="actions">
					<Button variant="primary">{t('profile.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
