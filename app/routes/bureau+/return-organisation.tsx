import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { ReturnForm, SlugParams } from '#app/domain/organisation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readRegistration } from '#app/services/organisation/read-registration.server.ts'
import { returnOrganisation } from '#app/services/organisation/return-organisation.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bureauOfficer')
	const { slug } = parseParams(params, SlugParams)
	const registration = await readRegistration({ store: context.store, actor, slug })
	if (!registration) throw notFound()
	const { name } = registration.organisation
	return { title: await pageTitle(request, (t) => t('office:return.title', { name })), slug, name, mayDecide: registration.mayDecide }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bureauOfficer')
	const { slug } = parseParams(params, SlugParams)
	const submission = await parseForm(request, ReturnForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await returnOrganisation({ store: context.store, actor, slug, ...submission.value, origin: context.origin, now: context.now() })
	if (outcome.ok) return redirect(`/bureau/organisations/${slug}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data(submission.reply({ formErrors: [outcome.refusal.code] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ReturnOrganisation() {
	const { t } = useTranslation('office')
	const { slug, name, mayDecide } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ReturnForm }),
	})
	return (
		<NarrowPage title={t('return.title', { name })} above={<Breadcrumbs items={[{ to: `/bureau/organisations/${slug}`, label: name }]} />}>
			{mayDecide ? null : <p>{t('verify.decided')}</p>}
			<BoundForm form={form} labels={{ reason: t('return.reason') }}>
				<BoundArea field={fields.reason} label={t('return.reason')} hint={t('return.hint')} />
				<div className="actions">
					<Button variant="primary">{t('return.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
