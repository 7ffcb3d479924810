import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundSelect } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { CodeParams, CommitForm, panelSizes } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { commitPanel } from '#app/services/judging/commit-panel.server.ts'
import { readPanel } from '#app/services/judging/read-panel.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { code } = parseParams(params, CodeParams)
	const outcome = await readPanel({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	if (outcome.value.why.length > 0) throw redirect(`/challenges/${encodeURIComponent(code)}/panel`)
	if (!outcome.value.canCommit) throw outcome.value.panel ? redirect(`/challenges/${encodeURIComponent(code)}/panel`) : notFound()
	return { title: await pageTitle(request, (t) => t('judging:commit.title')), challenge: outcome.value.challenge }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { code } = parseParams(params, CodeParams)
	const submission = await parseForm(request, CommitForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await commitPanel({ store: context.store, vault: context.vault, actor, code, ...submission.value, now: context.now })
	if (outcome.ok || outcome.refusal.code === 'panel-committed') return redirect(`/challenges/${encodeURIComponent(code)}/panel`)
	if (outcome.refusal.code === 'forbidden' || outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { size: [outcome.refusal.code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function CommitPanel() {
	const { t } = useTranslation('judging')
	const { challenge } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: { size: '5' },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: CommitForm }),
	})
	const above = <Breadcrumbs items={[{ to: `/challenges/${encodeURIComponent(challenge.code)}/panel`, label: challenge.code }]} />
	return (
		<NarrowPage title={t('commit.title')} above={above}>
			<p>{t('commit.lead')}</p>
			<p>{t('commit.rules')}</p>
			<BoundForm form={form} labels={{ size: t('panel.size') }}>
				<BoundSelect field={fields.size} label={t('panel.size')} options={panelSizes.map((size) => ({ value: String(size), label: String(size) }))} />
				<div className="actions">
					<Button variant="primary">{t('commit.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
