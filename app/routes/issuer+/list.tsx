import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ComposeTable } from '#app/components/list/compose-table.tsx'
import { ListFields, useListLabels } from '#app/components/list/list-fields.tsx'
import { ReleaseClock } from '#app/components/list/release-clock.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { DemoMark, Tag } from '#app/components/ui/tag.tsx'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { ListChangeForm, listVersion } from '#app/domain/list/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, PageSearch, parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { listChoosableEvents } from '#app/services/event/read-events.server.ts'
import { changeList } from '#app/services/list/change-list.server.ts'
import { composeList } from '#app/services/list/compose-list.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const { page } = parseSearch(request, PageSearch)
	const { refused } = parseSearch(request, RefusedSearch)
	const now = context.now()
	const outcome = await composeList({ store: context.store, actor, code, page, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { cities } = await listCorridor(context.store, now)
	const events = await listChoosableEvents({ store: context.store, chosenId: outcome.value.list.releaseEventId, now })
	return {
		title: await pageTitle(request, () => outcome.value.list.title),
		cities,
		events,
		now,
		moved: refused ? await readMoved({ store: context.store, actor, record: 'list', code, now }) : null,
		isSaved: new URL(request.url).searchParams.has('saved'),
		isTaken: new URL(request.url).searchParams.has('taken'),
		...outcome.value,
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, ListChangeForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const { basedOn, ...details } = submission.value
	const outcome = await changeList({ store: context.store, actor, code, details, basedOn, now: context.now() })
	if (outcome.ok) return redirect(`${address(code)}?saved`)
	const { code: refused } = outcome.refusal
	if (refused === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'list', code, now: context.now() })
	return answerRefused(submission, refused, { read, field: refused === 'event-unknown' ? 'event' : undefined })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ComposeList() {
	const { list, event, cities, now, challenges, count, leavingCount, unreadyCount, imports, page, pages, isSaved, isTaken, moved } =
		useLoaderData<typeof loader>()
	const { t } = useTranslation(['list', 'compose', 'import', 'halt', 'keys'])
	const format = useFormat()
	const isDraft = list.status === 'draft'
	const isRefused = useActionData<typeof action>() !== undefined
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/issuer/lists', label: t('compose.lists.title') }]} />
			<PageHead
				title={format.name({ name: list.title, nameEn: list.titleEn })}
				actions={
					isDraft ? (
						<>
							<LinkButton to={`${address(list.code)}/imports/new`}>{t('compose.page.upload')}</LinkButton>
							<LinkButton to={`/issuer/challenges/new?list=${encodeURIComponent(list.code)}`}>{t('compose.page.add')}</LinkButton>
							{leavingCount > 0 ? <LinkButton to={`${address(list.code)}/ceremony`}>{t('keys:ceremony.link')}</LinkButton> : null}
							<LinkButton to={`${address(list.code)}/demands`}>{t('compose:demands.command')}</LinkButton>
							{leavingCount > 0 && !list.releaseAt ? <LinkButton to={`${address(list.code)}/schedule`}>{t('compose:schedule.command')}</LinkButton> : null}
							{leavingCount > 0 ? (
								<LinkButton variant="primary" to={`${address(list.code)}/release`}>
									{t('compose.page.release')}
								</LinkButton>
							) : null}
						</>
					) : (
						<>
							<LinkButton to={`/lists/${encodeURIComponent(list.code)}`}>{t('compose.page.public')}</LinkButton>
							{list.status === 'released' ? (
								<LinkButton variant="quiet" to={`${address(list.code)}/withdraw`}>
									{t('halt:list.command')}
								</LinkButton>
							) : null}
						</>
					)
				}
			>
				<span className="cluster">
					<span className="code">{list.code}</span>
					<Tag tone={isDraft ? 'blue' : 'plain'}>{t(`compose.status.${list.status}`)}</Tag>
					<span>{t('compose.lists.count', { count })}</span>
					<DemoMark isDemo={list.isDemo} />
				</span>
			</PageHead>
			<MovedBanner moved={moved} />
			{isSaved ? <Banner tone="success">{t('compose.form.saved')}</Banner> : null}
			{isTaken ? <Banner tone="success">{t('compose:demands.taken')}</Banner> : null}
			{isDraft ? <ReleaseClock list={list} event={event} count={leavingCount} unreadyCount={unreadyCount} now={now} /> : null}
			{isDraft && leavingCount > 0 && !list.releaseAt ? (
				<Banner tone={unreadyCount > 0 ? 'warn' : 'success'}>
					{unreadyCount > 0 ? t('compose.page.unready', { count: unreadyCount }) : t('compose.page.ready')}
				</Banner>
			) : null}
			<div className="split">
				<h2>{t('compose.page.challenges')}</h2>
				{count > 0 ? <Link to={`${address(list.code)}/arrange`}>{t('compose:arrange.command')}</Link> : null}
			</div>
			{challenges.length === 0 ? <EmptyState title={t('compose.page.empty')} /> : <ComposeTable challenges={challenges} list={list} cities={cities} />}
			<Pagination page={page} pages={pages} to={(to) => `${address(list.code)}?page=${to}`} />
			{imports.length > 0 ? (
				<>
					<h2>{t('compose.page.imports')}</h2>
					<ul className="entries">
						{imports.map((one) => (
							<li key={one.id}>
								{isDraft ? <Link to={`/issuer/imports/${one.id}`}>{one.fileName}</Link> : one.fileName} <Tag>{t(`import:status.${one.status}`)}</Tag>{' '}
								<span className="faint">{format.instant(one.createdAt)}</span>
							</li>
						))}
					</ul>
				</>
			) : null}
			{isDraft || isRefused ? <Details /> : null}
		</main>
	)
}

function Details() {
	const { list, event, events } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('list')
	const [form, fields] = useForm({
		lastResult: answer?.result,
		defaultValue: {
			title: list.title,
			titleEn: list.titleEn,
			note: list.note,
			bidsCloseAt: list.bidsCloseAt ? toBeijingInput(list.bidsCloseAt) : '',
			event: event?.slug,
		},
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ListChangeForm }),
	})
	return (
		<section className="narrow">
			<h2>{t('compose.page.details')}</h2>
			<MovedBanner moved={answer?.moved} />
			<BoundForm form={form} labels={useListLabels()}>
				<input type="hidden" name={fields.basedOn.name} value={answer?.moved?.basedOn ?? listVersion(list)} />
				<ListFields fields={fields} events={events} />
				<div className="actions">
					<Button>{t('compose.form.save')}</Button>
				</div>
			</BoundForm>
		</section>
	)
}
