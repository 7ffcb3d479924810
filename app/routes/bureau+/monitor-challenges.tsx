import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { MonitorRows, monitorSearch } from '#app/domain/monitor/filter.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { listMonitorRows } from '#app/services/monitor/list-monitor-rows.server.ts'

const pageSize = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const asked = parseSearch(request, MonitorRows)
	const now = context.now()
	const outcome = await listMonitorRows({ store: context.store, actor, asked, now, pageSize })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('monitor:rows.title', { measure: t(`monitor:measure.${asked.measure}`) }))
	const rows = outcome.value.rows.map((row) => ({ ...row, status: statusAt(row, now) }))
	return { title, ...outcome.value, rows, asked, corridor: await listCorridor(context.store, now) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function MonitorChallenges() {
	const { rows, count, page, pages, asked, corridor } = useLoaderData<typeof loader>()
	const { t } = useTranslation('monitor')
	const format = useFormat()
	const { measure, stage, solverCity } = asked
	const cityName = (slug: string | null) => {
		const city = corridor.cities.find((one) => one.slug === slug)
		return city ? format.title(city) : ''
	}
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/bureau/monitor?${monitorSearch(asked)}`, label: t('rows.back') }]} />
			<PageHead title={t('rows.title', { measure: t(`measure.${measure}`) })}>{t('rows.count', { count })}</PageHead>
			{rows.length === 0 ? <EmptyState title={t('rows.none')}>{t('rows.noneHint')}</EmptyState> : null}
			{rows.length > 0 ? (
				<table className="stacked">
					<thead>
						<tr>
							<th scope="col">{t('rows.challenge')}</th>
							<th scope="col">{t('rows.issuer')}</th>
							<th scope="col">{t('rows.solver')}</th>
							<th scope="col">{t('rows.status')}</th>
							<th scope="col">{t('rows.bids')}</th>
							<th scope="col">{t('rows.closes')}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr key={row.code}>
								<th scope="row">
									<span className="code">{row.code}</span> <DemoMark isDemo={row.isDemo} />
									<br />
									<Link to={`/challenges/${row.code}`}>{row.title}</Link>
								</th>
								<td data-label={t('rows.issuer')}>
									{format.name({ name: row.issuerName, nameEn: row.issuerNameEn })} <small className="faint">{cityName(row.citySlug)}</small>
								</td>
								<td data-label={t('rows.solver')}>
									{row.solvers.length > 0 ? format.names(row.solvers) : <span className="faint">{t('rows.noSolver')}</span>}{' '}
									<small className="faint">{cityName(row.solverCity)}</small>
								</td>
								<td data-label={t('rows.status')}>
									<StatusTag status={row.status} />
								</td>
								<td data-label={t('rows.bids')}>{row.bidCount ?? <span className="faint">{t('rows.hidden')}</span>}</td>
								<td data-label={t('rows.closes')}>{row.bidsCloseAt ? format.instant(row.bidsCloseAt) : null}</td>
							</tr>
						))}
					</tbody>
				</table>
			) : null}
			<Pagination
				page={page}
				pages={pages}
				to={(to) => `/bureau/monitor/challenges?${monitorSearch(asked, { measure, stage, solverCity, page: String(to) })}`}
			/>
		</main>
	)
}
