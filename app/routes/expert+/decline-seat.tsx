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
import { ReasonForm, SeatParams } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { giveUpSeat } from '#app/services/judging/answer-seat.server.ts'
import { readSeat } from '#app/services/judging/read-seats.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { seatId } = parseParams(params, SeatParams)
	const outcome = await readSeat({ store: context.store, actor, seatId })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('judging:decline.title')), seat: outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { seatId } = parseParams(params, SeatParams)
	const submission = await parseForm(request, ReasonForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await giveUpSeat({ store: context.store, actor, seatId, command: 'decline', reason: submission.value.reason, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/expert/seats/${seatId}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function DeclineSeat() {
	const { t } = useTranslation('judging')
	const { seat } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: ReasonForm }) })
	return (
		<NarrowPage title={t('decline.title')} above={<Breadcrumbs items={[{ to: `/expert/seats/${seat.id}`, label: seat.challenge.code }]} />}>
			<p lang={seat.challenge.language === 'zh' ? 'zh-CN' : 'en'}>{seat.challenge.title}</p>
			<p>{t('decline.lead')}</p>
			<BoundForm form={form} labels={{ reason: t('seat.reason') }}>
				<BoundArea field={fields.reason} label={t('seat.reason')} />
				<div className="actions">
					<Button variant="primary">{t('decline.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
