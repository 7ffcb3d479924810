import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { ChainFields, useChainLabels } from '#app/components/chain/chain-fields.tsx'
import { ChainMembers } from '#app/components/chain/chain-members.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { ChainForm, SlugParams } from '#app/domain/organisation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { titleIn } from '#app/i18n/format.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { changeChain } from '#app/services/chain/change-chain.server.ts'
import { readChain, readInstitutes } from '#app/services/chain/read-chains.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	const { slug } = parseParams(params, SlugParams)
	const found = await readChain({ store: context.store, slug })
	if (!found) throw notFound()
	return {
		title: await pageTitle(request, (_t, language) => titleIn(language, found.chain)),
		...found,
		institutes: await readInstitutes(context),
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { slug } = parseParams(params, SlugParams)
	const submission = await parseForm(request, ChainForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await changeChain({ store: context.store, actor, slug, chain: submission.value, now: context.now() })
	if (outcome.ok) return redirect('/office/chains')
	if (outcome.refusal.code !== 'lead-unknown') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { lead: [outcome.refusal.code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OfficeChain() {
	const { t } = useTranslation('office')
	const { title } = useFormat()
	const { chain, members, institutes } = useLoaderData<typeof loader>()
	const { nameZh, nameEn, hue, leadSlug } = chain
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: { nameZh, nameEn, hue: String(hue), lead: leadSlug ?? '' },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ChainForm }),
	})
	return (
		<NarrowPage title={title(chain)} above={<Breadcrumbs items={[{ to: '/office/chains', label: t('chains.title') }]} />}>
			<BoundForm form={form} labels={useChainLabels()}>
				<ChainFields fields={fields} institutes={institutes} />
				<div className="actions">
					<Button variant="primary">{t('chains.save')}</Button>
				</div>
			</BoundForm>
			<ChainMembers slug={chain.slug} members={members} />
		</NarrowPage>
	)
}
