import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { SortHead } from '#app/components/ui/sort-head.tsx'
import { type WorkloadOrder, WorkloadSearch } from '#app/domain/judging/workload.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, PageSearch, parseSearch } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readWorkload } from '#app/services/judging/read-workload.server.ts'

const pageSize = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { page, order } = parseSearch(request, PageSearch.extend(WorkloadSearch.shape))
	const outcome = await readWorkload({ store: context.store, actor, order, page, pageSize, now: context.now() })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('judging:workload.title')), ...outcome.value, order }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Workload() {
	const { t } = useTranslation('judging')
	const { rows, count, page, pages, order } = useLoaderData<typeof loader>()
	const sorted = (by: WorkloadOrder, isNumeric = true) => ({
		label: t(`workload.${by}`),
		to: `/office/experts/workload?order=${by}`,
		order: order !== by ? ('none' as const) : by === 'name' ? ('ascending' as const) : ('descending' as const),
		isNumeric,
	})
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/office/experts', label: t('experts.title') }]} />
			<PageHead
				title={t('workload.title')}
				actions={
					<a href={`/office/experts/workload/download?order=${order}`} download>
						{t('workload.download')}
					</a>
				}
			>
				{t('workload.lead')}
			</PageHead>
			{count === 0 ? (
				<EmptyState title={t('experts.none.title')} />
			) : (
				<table className="stacked">
					<thead>
						<tr>
							<SortHead {...sorted('name', false)} />
							<th scope="col">{t('workload.answers')}</th>
							<th scope="col" className="num">
								{t('workload.median')}
							</th>
							<SortHead {...sorted('held')} />
							<SortHead {...sorted('outstanding')} />
							<SortHead {...sorted('owed')} />
							<th scope="col" className="num">
								{t('workload.paid')}
							</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<Row key={row.id} row={row} />
						))}
					</tbody>
				</table>
			)}
			<Pagination page={page} pages={pages} to={(to) => `/office/experts/workload?order=${order}&page=${to}`} />
		</main>
	)
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function Row({ row }: { row: Line }) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const { invited, accepted, declined, barred, medianHours, held, outstanding, overdue, owedFen, paidFen } = row
	const money = (fen: number) => (fen === 0 ? '–' : format.fen(fen))
	return (
		<tr>
			<th scope="row">
				<Link to={`/office/experts/${row.id}`}>{row.name}</Link>{' '}
				<span className="faint">
					<Name of={row.organisation} />
				</span>
			</th>
			<td data-label={t('workload.answers')}>{invited === 0 ? '–' : t('workload.answered', { invited, accepted, declined, barred })}</td>
			<td data-label={t('workload.median')} className="num">
				{medianHours === null ? '–' : t('workload.hours', { hours: format.number(medianHours, 1) })}
			</td>
			<td data-label={t('workload.held')} className="num">
				{format.number(held)}
			</td>
			<td data-label={t('workload.outstanding')} className="num">
				{format.number(outstanding)} {overdue > 0 ? <span className="soon">{t('workload.overdue', { overdue: format.number(overdue) })}</span> : null}
			</td>
			<td data-label={t('workload.owed')} className="num">
				{money(owedFen)}
			</td>
			<td data-label={t('workload.paid')} className="num">
				{money(paidFen)}
			</td>
		</tr>
	)
}
