import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { HaltForm } from '#app/domain/challenge/halt-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { readListWithdrawal, withdrawList } from '#app/services/list/withdraw-list.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await readListWithdrawal({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { list } = outcome.value
	return { title: await pageTitle(request, (t) => t('halt:list.title', { list: list.title })), ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, HaltForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await withdrawList({ store: context.store, actor, code, reason: submission.value.reason, now: context.now })
	if (outcome.ok) return redirect(`/lists/${encodeURIComponent(code)}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'list', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function WithdrawList() {
	const { t } = useTranslation('halt')
	const format = useFormat()
	const { list, isAllowed, count } = useLoaderData<typeof loader>()
	const name = format.name({ name: list.title, nameEn: list.titleEn })
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult: answer?.result, onValidate: ({ formData }) => parseWithZod(formData, { schema: HaltForm }) })
	return (
		<NarrowPage title={t('list.title', { list: name })} above={<Breadcrumbs items={[{ to: `/issuer/lists/${encodeURIComponent(list.code)}`, label: name }]} />}>
			<MovedBanner moved={answer?.moved} />
			{isAllowed || answer ? (
				<>
					<ul className="bullets">
						<li>{t('list.count', { count })}</li>
						<li>{t('list.others')}</li>
						<li>{t('withdraw.consequences.third')}</li>
					</ul>
					<BoundForm form={form} labels={{ reason: t('reason') }}>
						<BoundArea field={fields.reason} label={t('reason')} hint={t('reasonHint')} />
						<div className="actions">
							<Button variant="danger">{t('list.submit')}</Button>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone="warn">{t('list.not')}</Banner>
			)}
		</NarrowPage>
	)
}
