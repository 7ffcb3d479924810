import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { MemberForm, SlugParams } from '#app/domain/organisation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { addChainMember } from '#app/services/chain/add-chain-member.server.ts'
import { readChain } from '#app/services/chain/read-chains.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	const found = await readChain({ store: context.store, slug: parseParams(params, SlugParams).slug })
	if (!found) throw notFound()
	return { title: await pageTitle(request, (t) => t('office:chains.add')), chain: found.chain }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { slug: chainSlug } = parseParams(params, SlugParams)
	const submission = await parseForm(request, MemberForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await addChainMember({ store: context.store, actor, chainSlug, ...submission.value, now: context.now() })
	if (outcome.ok) return redirect(`/office/chains/${chainSlug}`)
	const { code } = outcome.refusal
	if (code === 'not-found' || code === 'forbidden') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { organisation: [code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function AddChainMember() {
	const { t } = useTranslation('office')
	const { title } = useFormat()
	const { chain } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: MemberForm }),
	})
	return (
		<NarrowPage title={t('chains.add')} above={<Breadcrumbs items={[{ to: `/office/chains/${chain.slug}`, label: title(chain) }]} />}>
			<BoundForm form={form} labels={{ organisation: t('chains.addLabel') }}>
				<BoundText field={fields.organisation} label={t('chains.addLabel')} hint={t('chains.addHint')} autoComplete="off" />
				<div className="actions">
					<Button variant="primary">{t('chains.add')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
