import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { writePrice } from '#app/domain/bid/price.ts'
import { dayOf } from '#app/domain/calendar/working-days.ts'
import { FeeForm, SeatParams } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { enterFee, readFee } from '#app/services/judging/enter-fee.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const outcome = await readFee({ store: context.store, actor, ...parseParams(params, SeatParams) })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { feeFen, feeNote, feePaidAt, ...seat } = outcome.value
	const entered = {
		amount: feeFen === null ? '' : writePrice(feeFen, 'yuan'),
		note: feeNote,
		paidOn: feePaidAt === null ? '' : dayOf(feePaidAt),
	}
	return { title: await pageTitle(request, (t) => t('judging:fee.title')), ...seat, entered }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const named = parseParams(params, SeatParams)
	const submission = await parseForm(request, FeeForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await enterFee({ store: context.store, actor, ...named, fee: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/challenges/${encodeURIComponent(outcome.value.challenge)}/panel`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data(submission.reply({ fieldErrors: { paidOn: [outcome.refusal.code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function EnterFee() {
	const { t } = useTranslation('judging')
	const { code, name, challenge, entered } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: entered,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: FeeForm }),
	})
	return (
		<NarrowPage
			title={t('fee.title')}
			above={<Breadcrumbs items={[{ to: `/challenges/${encodeURIComponent(challenge.code)}/panel`, label: challenge.code }]} />}
		>
			<p>
				{name} <code>{code}</code>
			</p>
			<p lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</p>
			<BoundForm form={form} labels={{ amount: t('fee.yuan'), note: t('fee.note'), paidOn: t('fee.paidOn') }}>
				<BoundText field={fields.amount} label={t('fee.yuan')} hint={t('fee.yuanHint')} inputMode="decimal" autoComplete="off" />
				<BoundArea field={fields.note} label={t('fee.note')} hint={t('fee.noteHint')} />
				<BoundText field={fields.paidOn} type="date" label={t('fee.paidOn')} hint={t('fee.paidOnHint')} />
				<div className="actions">
					<Button variant="primary">{t('fee.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
