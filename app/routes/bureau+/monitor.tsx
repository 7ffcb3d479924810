import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CorridorLine } from '#app/components/corridor/corridor-line.tsx'
import { CountTable } from '#app/components/monitor/count-table.tsx'
import { MonitorFilterForm } from '#app/components/monitor/monitor-filter.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Matrix } from '#app/components/ui/matrix.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { Funnel, StatStrip } from '#app/components/ui/stat-strip.tsx'
import { isLookedAt, MonitorFilter, monitorSearch, nearDeadlineDays } from '#app/domain/monitor/filter.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readMonitor } from '#app/services/monitor/read-monitor.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const filter = parseSearch(request, MonitorFilter)
	const now = context.now()
	const outcome = await readMonitor({ store: context.store, actor, filter, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('monitor:title'))
	return { title, ...outcome.value, filter, now, corridor: await listCorridor(context.store, now) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Monitor() {
	const { figures, solved, nearDeadline, nearDeadlineCount, filter, now, corridor } = useLoaderData<typeof loader>()
	const { t } = useTranslation('monitor')
	const format = useFormat()
	const rows = (more: Parameters<typeof monitorSearch>[1]) => `/bureau/monitor/challenges?${monitorSearch(filter, more)}`
	const rate = (part: number) => (figures.posted === 0 ? undefined : `${format.number((part / figures.posted) * 100)} %`)
	const step = (measure: 'posted' | 'bid-on' | 'awarded', count: number) => ({
		label: t(`measure.${measure}`),
		count,
		shown: format.number(count),
		rate: measure === 'posted' ? undefined : rate(count),
		to: rows({ measure }),
	})
	const cities = corridor.cities.map((city) => ({ key: city.slug, label: format.title(city) }))
	const solvedCount = (issuerCity: string, solverCity: string) =>
		solved.find((cell) => cell.issuerCity === issuerCity && cell.solverCity === solverCity)?.count ?? 0
	return (
		<main id="main" className="wrap">
			<PageHead
				title={t('title')}
				actions={
					<LinkButton variant="quiet" to={`/bureau/monitor/download?${monitorSearch(filter)}`} reloadDocument>
						{t('export')}
					</LinkButton>
				}
			>
				{t('subtitle', { at: format.instant(now) })}
			</PageHead>
			<MonitorFilterForm
				to="/bureau/monitor"
				corridor={corridor}
				chosen={{ from: filter.from?.text, to: filter.to?.text, chain: filter.chain, city: filter.city }}
			/>
			<StatStrip
				stats={[
					{ label: t('measure.posted'), value: format.number(figures.posted), to: rows({ measure: 'posted' }) },
					{
						label: t('bids'),
						value: format.number(figures.bids),
						note: figures.bidsPerChallenge === null ? undefined : t('bidsPerChallenge', { value: format.number(figures.bidsPerChallenge, 1) }),
						to: rows({ measure: 'bid-on' }),
					},
					{ label: t('measure.awarded'), value: format.number(figures.awarded), to: rows({ measure: 'awarded' }) },
					{ label: t('measure.unfilled'), value: format.number(figures.unfilled), to: rows({ measure: 'unfilled' }) },
					{ label: t('asked'), value: format.fen(figures.askedFen), to: rows({ measure: 'posted' }) },
				]}
			/>
			{figures.hidden > 0 ? <p className="faint">{t('hidden', { count: figures.hidden })}</p> : null}
			<div className="columns">
				<section>
					<h2>{t('matrix.title')}</h2>
					<CorridorLine
						label={t('matrix.title')}
						cities={corridor.cities.map((city) => ({
							slug: city.slug,
							name: format.title(city),
							count: figures.byCity.get(city.slug) ?? 0,
							to: isLookedAt(filter.city, city.slug)
								? rows({ measure: 'posted', city: city.slug })
								: `/bureau/monitor?${monitorSearch(filter, { city: city.slug })}`,
							isSelected: filter.city === city.slug,
						}))}
						arcs={solved.flatMap(({ issuerCity, solverCity, count }) => (issuerCity && solverCity ? [{ from: issuerCity, to: solverCity, count }] : []))}
					/>
					<Matrix
						caption={t('matrix.caption')}
						rows={cities}
						columns={cities}
						countAt={solvedCount}
						to={(city, solverCity) => rows({ measure: 'solved', city, solverCity })}
					/>
				</section>
				<section>
					<h2>{t('funnel')}</h2>
					<Funnel steps={[step('posted', figures.posted), step('bid-on', figures.bidOn), step('awarded', figures.awarded)]} />
					<h2>
						{t('near.title')} <small>{t('near.note', { days: nearDeadlineDays })}</small>
					</h2>
					{nearDeadline.length === 0 ? <p className="muted">{t('near.none')}</p> : null}
					<ul className="watch">
						{nearDeadline.map((row) => (
							<li key={row.code}>
								<span>
									<Link to={`/challenges/${row.code}`}>{row.title}</Link>
									<small className="faint"> {format.name({ name: row.issuerName, nameEn: row.issuerNameEn })}</small>
								</span>
								<span className="soon">{row.bidsCloseAt ? format.instant(row.bidsCloseAt) : null}</span>
							</li>
						))}
					</ul>
					{nearDeadlineCount > 0 ? (
						<p>
							<Link to={rows({ measure: 'near-deadline' })}>{t('near.all', { count: nearDeadlineCount })}</Link>
						</p>
					) : null}
				</section>
			</div>
			<Divisions />
		</main>
	)
}

function Divisions() {
	const { figures, filter, corridor } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['monitor', 'challenge'])
	// Another chain or city than the one looked at would count nothing, whatever stands in its rows.
	const shownChains = corridor.chains.filter(({ slug }) => isLookedAt(filter.chain, slug))
	const shownCities = corridor.cities.filter(({ slug }) => isLookedAt(filter.city, slug))
	const format = useFormat()
	const rows = (more: Parameters<typeof monitorSearch>[1]) => `/bureau/monitor/challenges?${monitorSearch(filter, more)}`
	return (
		<div className="columns">
			<section>
				<h2>{t('byChain')}</h2>
				<CountTable
					heading={t('rows.chain')}
					count={t('count')}
					rows={shownChains.map((chain) => ({
						key: chain.slug,
						label: format.title(chain),
						value: figures.byChain.get(chain.slug) ?? 0,
						to: rows({ measure: 'posted', chain: chain.slug }),
					}))}
				/>
			</section>
			<section>
				<h2>{t('byCity')}</h2>
				<CountTable
					heading={t('rows.issuerCity')}
					count={t('count')}
					rows={shownCities.map((city) => ({
						key: city.slug,
						label: format.title(city),
						value: figures.byCity.get(city.slug) ?? 0,
						to: rows({ measure: 'posted', city: city.slug }),
					}))}
				/>
			</section>
			<section>
				<h2>{t('byStage')}</h2>
				<CountTable
					heading={t('rows.status')}
					count={t('count')}
					rows={figures.byStage.map(({ stage, count }) => ({
						key: stage,
						label: t(`challenge:stage.${stage}`),
						value: count,
						to: rows({ measure: 'posted', stage }),
					}))}
				/>
			</section>
		</div>
	)
}
