import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { ChainFields, useChainLabels } from '#app/components/chain/chain-fields.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { NewChainForm } from '#app/domain/organisation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { createChain } from '#app/services/chain/create-chain.server.ts'
import { readInstitutes } from '#app/services/chain/read-chains.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return { title: await pageTitle(request, (t) => t('office:chains.create')), institutes: await readInstitutes(context) }
}

const fieldOf = { 'slug-taken': 'slug', 'code-prefix-taken': 'codePrefix', 'lead-unknown': 'lead' } as const

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const submission = await parseForm(request, NewChainForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await createChain({ store: context.store, actor, chain: submission.value, now: context.now() })
	if (outcome.ok) return redirect(`/office/chains/${submission.value.slug}`)
	const { code } = outcome.refusal
	if (code === 'forbidden') throw forbidden()
	return data(submission.reply({ fieldErrors: { [fieldOf[code]]: [code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewChain() {
	const { t } = useTranslation('office')
	const { institutes } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: NewChainForm }),
	})
	return (
		<NarrowPage title={t('chains.create')} above={<Breadcrumbs items={[{ to: '/office/chains', label: t('chains.title') }]} />}>
			<BoundForm form={form} labels={useChainLabels()}>
				<BoundText field={fields.slug} label={t('chains.form.slug')} hint={t('chains.form.slugHint')} autoComplete="off" isShort />
				<BoundText field={fields.codePrefix} label={t('chains.form.codePrefix')} hint={t('chains.form.codePrefixHint')} autoComplete="off" isShort />
				<ChainFields fields={fields} institutes={institutes} />
				<div className="actions">
					<Button variant="primary">{t('chains.create')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
