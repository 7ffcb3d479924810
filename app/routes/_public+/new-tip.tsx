import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { TipForm } from '#app/domain/objection/forms.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { takeAttempts } from '#app/http/attempts.server.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { leaveTip } from '#app/services/objection/leave-tip.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const outcome = await readChallenge({ store: context.store, actor: visitor, code, now: context.now() })
	if (!outcome.ok || !outcome.value.notice) throw notFound()
	const { challenge } = outcome.value
	const isLeft = new URL(request.url).searchParams.has('left')
	return { title: await pageTitle(request, (t) => t('notice:tips.title')), challenge: { code, title: challenge.title }, isLeft }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, TipForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const minutes = await takeAttempts([{ of: context.limits.tip, key: context.clientAddress }])
	if (minutes > 0) return data(submission.reply({ formErrors: [`too-many-attempts|${minutes}`] }), { status: 429 })
	const outcome = await leaveTip({ store: context.store, code, statement: submission.value.statement, now: context.now })
	if (!outcome.ok) throw notFound()
	return redirect(`/challenges/${encodeURIComponent(code)}/tips/new?left`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewTip() {
	const { t } = useTranslation('notice')
	const { challenge, isLeft } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: TipForm }) })
	return (
		<NarrowPage title={t('tips.title')} above={<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />}>
			{isLeft ? (
				<Banner tone="success">{t('tips.left')}</Banner>
			) : (
				<>
					<p>{t('tips.lead')}</p>
					<BoundForm form={form} labels={{ statement: t('tips.statement') }}>
						<BoundArea field={fields.statement} label={t('tips.statement')} hint={t('tips.statementHint')} rows={6} />
						<div className="actions">
							<Button variant="primary">{t('tips.submit')}</Button>
						</div>
					</BoundForm>
				</>
			)}
		</NarrowPage>
	)
}
