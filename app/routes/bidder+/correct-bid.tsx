import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { CorrectionChanges } from '#app/components/screening/correction-changes.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { CorrectionForm } from '#app/domain/bid/screening-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { correctBid } from '#app/services/screening/correct-bid.server.ts'
import { readCorrection } from '#app/services/screening/read-correction.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readCorrection({ store: context.store, vault: context.vault, actor, bidId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('screening:own.title', { title: outcome.value.challenge.title }))
	return { title, ...outcome.value, now }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const submission = await parseForm(request, CorrectionForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await correctBid({ store: context.store, vault: context.vault, actor, bidId, values: submission.value.values, now: context.now })
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}/correction`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const found = await readCorrection({ store: context.store, vault: context.vault, actor, bidId, now: context.now() })
	const code = found.ok ? found.value.challenge.code : ''
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function CorrectBid() {
	const { bidId, challenge, reason, dueAt, isRunning, state, fields: listed, now } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['screening', 'bid'])
	const [form, fields] = useForm({
		lastResult: answer?.result,
		defaultValue: { values: Object.fromEntries(listed.map(({ field, before }) => [field, before])) },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: CorrectionForm }),
	})
	const boxes = fields.values.getFieldset()
	const labelOf = (field: (typeof listed)[number]['field']) => t(`bid:edit.sections.${field}`)
	const changes = listed.flatMap(({ field, before, after }) => (after === null ? [] : [{ field, before, after }]))
	return (
		<NarrowPage title={t('own.title', { title: challenge.title })} above={<Breadcrumbs items={[{ to: `/bidder/bids/${bidId}`, label: challenge.title }]} />}>
			<MovedBanner moved={answer?.moved} />
			{state === 'corrected' ? null : (
				<p>
					<Countdown closesAt={dueAt} serverNow={now} />
				</p>
			)}
			<h2>{t('own.why')}</h2>
			<p className="prose">{reason}</p>
			{isRunning || answer ? (
				<>
					<p className="muted">{t('own.lead')}</p>
					<BoundForm form={form} labels={Object.fromEntries(listed.map(({ field }) => [`values.${field}`, labelOf(field)]))}>
						{listed.map(({ field }) => {
							const box = boxes[field]
							return box ? <BoundArea key={field} field={box} label={labelOf(field)} rows={8} /> : null
						})}
						<div className="actions">
							<Button variant="primary">{t('own.submit')}</Button>
							<LinkButton to={`/bidder/bids/${bidId}`}>{t('own.back')}</LinkButton>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone={state === 'corrected' ? 'success' : 'warn'}>
					<p>{state === 'corrected' ? t('own.done') : state === 'lapsed' ? t('own.over') : t('own.closed')}</p>
					<LinkButton to={`/bidder/bids/${bidId}`}>{t('own.back')}</LinkButton>
				</Banner>
			)}
			{changes.length > 0 ? <CorrectionChanges changes={changes} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'} /> : null}
		</NarrowPage>
	)
}
