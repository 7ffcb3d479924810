import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Confirm } from '#app/components/ui/confirm.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { DefenceForm } from '#app/domain/evaluation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { ScreeningParams } from '#app/http/screening-steps.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readDefence, setDefence } from '#app/services/evaluation/set-defence.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, ScreeningParams)
	const outcome = await readDefence({ store: context.store, actor, ...at, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('ranking:defence.name')), ...at, ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, ScreeningParams)
	const submission = await parseForm(request, DefenceForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await setDefence({ store: context.store, actor, ...at, said: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${encodeURIComponent(at.code)}/ranking`)
	const { code } = outcome.refusal
	if (code === 'not-found') throw notFound()
	const field = code === 'defence-backwards' ? 'endsAt' : 'startsAt'
	const isAboutTime = code === 'defence-past' || code === 'defence-overlaps' || code === 'defence-backwards'
	return data(submission.reply(isAboutTime ? { fieldErrors: { [field]: [code] } } : { formErrors: [code] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Defence() {
	const { code, bidId, bidder, session, others, maySet } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('ranking')
	const format = useFormat()
	const [form, fields] = useForm({
		lastResult: answer,
		defaultValue: session ? { startsAt: toBeijingInput(session.startsAt), endsAt: toBeijingInput(session.endsAt), place: session.place } : {},
		onValidate: ({ formData }) => parseWithZod(formData, { schema: DefenceForm }),
	})
	const own = `/issuer/challenges/${encodeURIComponent(code)}`
	return (
		<NarrowPage title={t('defence.title', { bid: format.name(bidder) })} above={<Breadcrumbs items={[{ to: `${own}/ranking`, label: t('title') }]} />}>
			{(maySet && !session?.isMinuted) || answer ? (
				<>
					<p>{t('defence.lead')}</p>
					<BoundForm form={form} labels={{ startsAt: t('defence.startsAt'), endsAt: t('defence.endsAt'), place: t('defence.place') }}>
						<BoundText field={fields.startsAt} label={t('defence.startsAt')} type="datetime-local" />
						<BoundText field={fields.endsAt} label={t('defence.endsAt')} type="datetime-local" />
						<BoundText field={fields.place} label={t('defence.place')} hint={t('defence.placeHint')} />
						<div className="actions">
							<Button variant="primary">{t('defence.submit')}</Button>
						</div>
					</BoundForm>
					{session ? (
						<Confirm command={t('defence.cancel')} title={t('defence.cancelTitle')}>
							<p>{t('defence.cancelText')}</p>
							<Form method="post" action={`${own}/bids/${bidId}/defence/cancel`}>
								<Button variant="danger">{t('defence.cancel')}</Button>
							</Form>
						</Confirm>
					) : null}
				</>
			) : (
				<Banner tone="warn">{t('defence.not')}</Banner>
			)}
			{others.length > 0 ? (
				<>
					<h2>{t('defence.others')}</h2>
					<ul className="rows">
						{others.map((one) => (
							<li key={one.id}>
								<span>{one.bidder ? format.name(one.bidder) : null}</span>
								<span>
									{t('defence.span', { from: format.instant(one.startsAt), to: format.minute(one.endsAt) })} · {one.place}
								</span>
							</li>
						))}
					</ul>
				</>
			) : null}
		</NarrowPage>
	)
}
