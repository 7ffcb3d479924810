import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea, BoundCheck } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { WhyExcluded } from '#app/components/judging/why-excluded.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { AcceptForm, SeatParams } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { acceptSeat } from '#app/services/judging/answer-seat.server.ts'
import { readSeat } from '#app/services/judging/read-seats.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { seatId } = parseParams(params, SeatParams)
	const outcome = await readSeat({ store: context.store, actor, seatId })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('judging:seat.title')), seat: outcome.value }
}

/** Declares, and takes the seat where no tie is a conflict. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { seatId } = parseParams(params, SeatParams)
	const submission = await parseForm(request, AcceptForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await acceptSeat({ store: context.store, actor, seatId, declared: submission.value.declared, now: context.now })
	if (outcome.ok || outcome.refusal.code === 'seat-answered' || outcome.refusal.code === 'judging-over') return redirect(`/expert/seats/${seatId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data(submission.reply({ fieldErrors: { declared: [`declared-unknown|${outcome.refusal.name}`] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Seat() {
	const { t } = useTranslation('judging')
	const { seat } = useLoaderData<typeof loader>()
	const format = useFormat()
	const { id, status, challenge, why, mayAnswer, dueAt } = seat
	return (
		<NarrowPage title={t('seat.title')} above={<Breadcrumbs items={[{ to: '/expert', label: t('desk.title') }]} />}>
			<p>
				<Link to={`/challenges/${encodeURIComponent(challenge.code)}`} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
					{challenge.title}
				</Link>{' '}
				<span className="code">{challenge.code}</span>
			</p>
			<Banner tone={status === 'accepted' ? 'success' : 'info'} title={t(`seat.status.${status}`)}>
				<p>{t(`seat.text.${status}`)}</p>
				{dueAt && mayAnswer ? <p>{t('desk.due', { at: format.end(dueAt) })}</p> : null}
				{why.length > 0 ? <WhyExcluded why={why} /> : null}
			</Banner>
			{mayAnswer ? null : <p className="muted">{t('seat.over')}</p>}
			{mayAnswer && status === 'invited' ? <Declaration /> : null}
			{mayAnswer && (status === 'invited' || status === 'accepted') ? (
				<p className="actions">
					<LinkButton variant="quiet" to={`/expert/seats/${id}/decline`}>
						{t('seat.decline')}
					</LinkButton>
				</p>
			) : null}
		</NarrowPage>
	)
}

function Declaration() {
	const { t } = useTranslation('judging')
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: AcceptForm }) })
	return (
		<>
			<h2>{t('seat.declare')}</h2>
			<p>{t('seat.declareText')}</p>
			<BoundForm form={form} labels={{ declared: t('seat.declared'), isDeclared: t('seat.declare') }}>
				<BoundArea field={fields.declared} label={t('seat.declared')} hint={t('seat.declaredHint')} />
				<BoundCheck field={fields.isDeclared} label={t('seat.isDeclared')} />
				<div className="actions">
					<Button variant="primary">{t('seat.accept')}</Button>
				</div>
			</BoundForm>
		</>
	)
}
