import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#app/components/ui/banner.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readJobs } from '#app/services/operation/read-jobs.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const outcome = await readJobs({ store: context.store, actor, now: context.now() })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('office:jobs.title')), ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OfficeJobs() {
	const { t } = useTranslation('office')
	const format = useFormat()
	const { jobs, seenAt, isRunning } = useLoaderData<typeof loader>()
	const moment = (instant: Date) => `${format.day(instant)} ${format.time(instant)}`
	return (
		<main id="main" className="wrap">
			<PageHead title={t('jobs.title')} />
			<p className="measure">{t('jobs.lead')}</p>
			<Banner tone={isRunning ? 'success' : 'danger'}>{isRunning && seenAt ? t('jobs.running', { at: moment(seenAt) }) : t('jobs.idle')}</Banner>
			<table className="stacked">
				<thead>
					<tr>
						<th scope="col">{t('jobs.job')}</th>
						<th scope="col">{t('jobs.last')}</th>
						<th scope="col">{t('jobs.outcome')}</th>
						<th scope="col">{t('jobs.next')}</th>
					</tr>
				</thead>
				<tbody>
					{jobs.map(({ name, startedAt, error, nextAt }) => (
						<tr key={name}>
							<th scope="row">{t(`jobs.name.${name}`)}</th>
							<td data-label={t('jobs.last')}>{startedAt ? moment(startedAt) : t('jobs.never')}</td>
							<td data-label={t('jobs.outcome')}>
								{startedAt ? <Tag tone={error ? 'seal' : 'ok'}>{error ? t('jobs.failed', { error }) : t('jobs.done')}</Tag> : '—'}
							</td>
							<td data-label={t('jobs.next')}>{nextAt ? moment(nextAt) : '—'}</td>
						</tr>
					))}
				</tbody>
			</table>
		</main>
	)
}
