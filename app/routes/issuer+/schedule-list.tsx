import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundCheck, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Lacks } from '#app/components/list/lacks.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { toBeijingSecond } from '#app/domain/calendar/beijing-time.ts'
import { ScheduleForm } from '#app/domain/list/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { saysMoved } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { composeList } from '#app/services/list/compose-list.server.ts'
import { scheduleList } from '#app/services/list/schedule-list.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}`
const mostShown = 20

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const now = context.now()
	const outcome = await composeList({ store: context.store, actor, code, page: 1, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { list, event, leavingCount } = outcome.value
	const { cities } = await listCorridor(context.store, now)
	const wanted = [list.releaseAt, event?.beginsAt].find((instant) => instant && instant > now) ?? null
	return { title: await pageTitle(request, (t) => t('compose:schedule.title', { list: list.title })), list, event, leavingCount, cities, wanted }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, ScheduleForm)
	if (submission.status !== 'success') return data({ result: submission.reply(), unready: [], moved: null }, { status: 422 })
	const outcome = await scheduleList({ store: context.store, actor, code, releaseAt: submission.value.releaseAt, now: context.now() })
	if (outcome.ok) return redirect(address(code))
	const { refusal } = outcome
	if (refusal.code === 'not-found') throw notFound()
	const moved = saysMoved(refusal.code) ? await readMoved({ store: context.store, actor, record: 'list', code, now: context.now() }) : null
	const error = moved ? 'moved' : refusal.code
	const result = submission.reply(refusal.code === 'release-at-past' ? { fieldErrors: { releaseAt: [error] } } : { formErrors: [error] })
	return data({ result, unready: refusal.code === 'list-not-ready' ? refusal.challenges : [], moved }, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ScheduleList() {
	const { list, event, leavingCount, cities, wanted } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['compose', 'list'])
	const format = useFormat()
	const [form, fields] = useForm({
		lastResult: answer?.result,
		defaultValue: { releaseAt: wanted ? toBeijingSecond(wanted) : '' },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ScheduleForm }),
	})
	const unready = answer?.unready ?? []
	const consequences = ['checked', 'edit', 'late', 'fixed'] as const
	const name = format.name({ name: list.title, nameEn: list.titleEn })
	const isReady = answer !== undefined || (list.status === 'draft' && leavingCount > 0)
	return (
		<NarrowPage title={t('schedule.title', { list: name })} above={<Breadcrumbs items={[{ to: address(list.code), label: name }]} />}>
			<MovedBanner moved={answer?.moved} />
			{isReady ? (
				<>
					<p>{t('schedule.lead')}</p>
					<ul className="bullets">
						<li>{t('list:compose.release.lead', { count: leavingCount })}</li>
						{consequences.map((one) => (
							<li key={one}>{t(`schedule.consequences.${one}`)}</li>
						))}
					</ul>
					{unready.length > 0 ? (
						<Banner tone="warn" title={t('schedule.notReady')}>
							<ul className="entries">
								{unready.slice(0, mostShown).map((one) => (
									<li key={one.code}>
										<Link to={`/issuer/challenges/${one.code}/edit`} className="code">
											{one.code}
										</Link>{' '}
										<Lacks of={one} cities={cities} />
									</li>
								))}
							</ul>
							{unready.length > mostShown ? <p>{t('schedule.more', { count: unready.length - mostShown })}</p> : null}
						</Banner>
					) : null}
					<BoundForm form={form} labels={{ releaseAt: t('schedule.at') }}>
						<BoundText
							field={fields.releaseAt}
							type="datetime-local"
							step={1}
							label={t('schedule.at')}
							hint={t(event ? 'schedule.atHint' : 'schedule.atHintAlone')}
						/>
						<BoundCheck field={fields.understood} label={t('schedule.understood')} />
						<div className="actions">
							<Button variant="primary">{t('schedule.submit')}</Button>
							<LinkButton to={address(list.code)}>{t('list:compose.page.challenges')}</LinkButton>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone="warn" title={t('schedule.notYet')}>
					<p>{list.status === 'draft' ? t('schedule.notYetText') : t('list:compose.page.released')}</p>
					<LinkButton to={address(list.code)}>{t('list:compose.page.challenges')}</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}
