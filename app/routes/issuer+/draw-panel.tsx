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
import { CodeParams, DrawForm } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { drawCommittedPanel } from '#app/services/judging/draw-panel.server.ts'
import { readPanel } from '#app/services/judging/read-panel.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, CodeParams)
	const outcome = await readPanel({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	if (outcome.value.why.length > 0) throw redirect(`/challenges/${encodeURIComponent(code)}/panel`)
	if (outcome.value.seats) throw redirect(`/challenges/${encodeURIComponent(code)}/panel`)
	if (!outcome.value.canDraw) throw notFound()
	const { challenge, panel } = outcome.value
	return { title: await pageTitle(request, (t) => t('judging:draw.title')), challenge, secretHash: panel?.secretHash ?? '' }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, CodeParams)
	const submission = await parseForm(request, DrawForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await drawCommittedPanel({ store: context.store, vault: context.vault, actor, code, ...submission.value, now: context.now })
	if (!outcome.ok && outcome.refusal.code !== 'panel-drawn') {
		if (outcome.refusal.code === 'no-panel') throw notFound()
		throw answerRefusal(outcome.refusal)
	}
	return redirect(`/challenges/${encodeURIComponent(code)}/panel`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function DrawPanel() {
	const { t } = useTranslation('judging')
	const { challenge, secretHash } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: DrawForm }) })
	const above = <Breadcrumbs items={[{ to: `/challenges/${encodeURIComponent(challenge.code)}/panel`, label: challenge.code }]} />
	return (
		<NarrowPage title={t('draw.title')} above={above}>
			<p>{t('draw.lead')}</p>
			<p>
				{t('panel.secretHash')}
				<code className="long">{secretHash}</code>
			</p>
			<BoundForm form={form} labels={{ words: t('draw.words') }}>
				<BoundText field={fields.words} label={t('draw.words')} hint={t('draw.wordsHint')} autoComplete="off" />
				<div className="actions">
					<Button variant="primary">{t('draw.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
