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
import { CodeParams, ReasonForm } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { dissolvePanel } from '#app/services/judging/dissolve-panel.server.ts'
import { readPanel } from '#app/services/judging/read-panel.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { code } = parseParams(params, CodeParams)
	const outcome = await readPanel({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	if (outcome.value.why.length > 0) throw redirect(`/challenges/${encodeURIComponent(code)}/panel`)
	if (!outcome.value.canDissolve) throw redirect(`/challenges/${encodeURIComponent(code)}/panel`)
	return { title: await pageTitle(request, (t) => t('judging:dissolve.title')), challenge: outcome.value.challenge }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { code } = parseParams(params, CodeParams)
	const submission = await parseForm(request, ReasonForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await dissolvePanel({ store: context.store, actor, code, reason: submission.value.reason, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/challenges/${encodeURIComponent(code)}/panel`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function DissolvePanel() {
	const { t } = useTranslation('judging')
	const { challenge } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: ReasonForm }) })
	return (
		<NarrowPage
			title={t('dissolve.title')}
			above={<Breadcrumbs items={[{ to: `/challenges/${encodeURIComponent(challenge.code)}/panel`, label: challenge.code }]} />}
		>
			<p lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</p>
			<p>{t('dissolve.lead')}</p>
			<BoundForm form={form} labels={{ reason: t('seat.reason') }}>
				<BoundArea field={fields.reason} label={t('seat.reason')} />
				<div className="actions">
					<Button variant="primary">{t('dissolve.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
