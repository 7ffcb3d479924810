import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { TiesBanner } from '#app/components/judging/ties-banner.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, PageSearch, parseSearch } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readObjections } from '#app/services/objection/read-objections.server.ts'

const Search = PageSearch.extend({ settled: z.preprocess((value) => value !== undefined, z.boolean()) })

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bureauOfficer')
	const { page, settled } = parseSearch(request, Search)
	const outcome = await readObjections({ store: context.store, actor, isOpen: !settled, page, now: context.now() })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('notice:bureau.title')), ...outcome.value, page, isOpen: !settled, now: context.now() }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BureauObjections() {
	const { t } = useTranslation('notice')
	const format = useFormat()
	const { objections, hasMore, waiting, isTied, page, isOpen, now } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('bureau.title')} />
			<Tabs
				label={t('bureau.title')}
				tabs={[
					{ to: '/bureau/objections', label: t('bureau.open'), count: String(waiting.objections), isCurrent: isOpen },
					{ to: '/bureau/objections?settled', label: t('bureau.settled'), isCurrent: !isOpen },
					{ to: '/bureau/tips', label: t('bureau.tips'), count: String(waiting.tips), isCurrent: false },
				]}
			/>
			<TiesBanner isTied={isTied} />
			{objections.length === 0 ? (
				<EmptyState title={t('bureau.none.title')}>
					<p>{t('bureau.none.text')}</p>
				</EmptyState>
			) : (
				<table className="stacked">
					<thead>
						<tr>
							<th scope="col">{t('challenge')}</th>
							<th scope="col">{t('objection.by')}</th>
							<th scope="col">{t('objection.filedAt')}</th>
							<th scope="col">{t('bureau.due')}</th>
							<th scope="col">{t('state')}</th>
						</tr>
					</thead>
					<tbody>
						{objections.map(({ id, number, status, filedAt, dueAt, objector, challenge }) => (
							<tr key={id}>
								<th scope="row">
									<Link to={`/objections/${id}`}>{t('objection.view', { number, title: challenge.title })}</Link>
								</th>
								<td data-label={t('objection.by')}>
									{objector.name} · {format.name({ name: objector.organisationName, nameEn: objector.organisationNameEn })}
								</td>
								<td data-label={t('objection.filedAt')}>{format.day(filedAt)}</td>
								<td data-label={t('bureau.due')}>
									{dueAt ? format.end(dueAt) : '—'} {dueAt && dueAt <= now ? <Tag tone="seal">{t('bureau.overdue')}</Tag> : null}
								</td>
								<td data-label={t('state')}>{t(`objection.status.${status}`)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<Pagination page={page} pages={hasMore ? page + 1 : page} to={(to) => `/bureau/objections?${isOpen ? '' : 'settled&'}page=${to}`} />
		</main>
	)
}
