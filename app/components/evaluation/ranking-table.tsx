import { useTranslation } from 'react-i18next'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { Criterion } from '#app/domain/challenge/terms.ts'
import type { Standing } from '#app/domain/evaluation/ranking.ts'
import type { Rules } from '#app/domain/rules/rule-pack.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'
import { useEvaluationTexts } from './use-evaluation-texts.ts'

type RankedRow = {
	id: string
	status: BidStatus
	code: string | null
	bidder: { slug: string; name: string; nameEn: string | null } | null
	standing: (Standing & { rank: number | null }) | null
	means: readonly (number | null)[]
	sheets: readonly { id: string; seatNumber: number; total: number | null; isOutlier: boolean; note: string }[]
	defence: { startsAt: Date; endsAt: Date; place: string; minutes: string } | null
}
type Ranking = {
	rows: readonly RankedRow[]
	criteria: readonly Criterion[]
	formula: Rules['ranking']
	outlierPoints: number
	sheetsPath: (bidId: string) => string
}

/** The ranking of bids with its formula in words; outliers stand beneath their bid with their notes. */
export function RankingTable({ rows, criteria, formula, outlierPoints, sheetsPath, defencePath }: Ranking & { defencePath?: (bidId: string) => string }) {
	const { t } = useTranslation(['ranking', 'bid'])
	const format = useFormat()
	const { called, points, seat } = useEvaluationTexts()
	const ofDefence = rows.some(({ defence }) => defence !== null) ? undefined : 'no-print'
	const isWhole = rows.every(({ standing }) => standing?.rank !== null)
	return (
		<>
			<p className="muted">{t(`formula.${formula}`, { points: outlierPoints })}</p>
			{isWhole ? null : <p className="muted">{t('unranked')}</p>}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
			<section className="table-scroll" aria-label={t('caption')} tabIndex={0}>
				<table className="stacked ranking">
					<caption className="visually-hidden">{t('caption')}</caption>
					<thead>
						<tr>
							<th scope="col">{t('bid')}</th>
							<th scope="col">{t('rank')}</th>
							<th scope="col">{t('score')}</th>
							<th scope="col">{t('median')}</th>
							<th scope="col">{t('spread')}</th>
							{criteria.map(({ name, weight }) => (
								<th key={name} scope="col">
									{name} <small>{t('weight', { weight })}</small>
								</th>
							))}
							<th scope="col">{t('sheets')}</th>
							{defencePath ? (
								<th scope="col" className={ofDefence}>
									{t('defence.name')}
								</th>
							) : null}
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr key={row.id}>
								<th scope="row">
									<Link to={sheetsPath(row.id)}>{called(row)}</Link> {row.bidder && row.code ? <small className="faint">{row.code}</small> : null}
									{row.status === 'shortlisted' ? <Tag tone="blue">{t('bid:status.shortlisted')}</Tag> : null}
								</th>
								<td data-label={t('rank')}>{row.standing?.rank ?? '–'}</td>
								<td data-label={t('score')}>
									<strong>{points(row.standing?.score ?? null)}</strong>
								</td>
								<td data-label={t('median')}>{points(row.standing?.median ?? null)}</td>
								<td data-label={t('spread')}>
									{row.standing ? t('spreadOf', { range: points(row.standing.range), deviation: points(row.standing.deviation) }) : '–'}
								</td>
								{criteria.map(({ name }, at) => (
									<td key={name} data-label={name}>
										{points(row.means[at] ?? null)}
									</td>
								))}
								<td data-label={t('sheets')}>
									<ul className="bare">
										{row.sheets.map((sheet) => (
											<li key={sheet.id}>
												{seat(sheet.seatNumber)} · {points(sheet.total)} {sheet.isOutlier ? <Tag tone="warn">{t('outlier')}</Tag> : null}
												{sheet.note ? <span className="prose note">{sheet.note}</span> : null}
											</li>
										))}
									</ul>
								</td>
								{defencePath ? (
									<td data-label={t('defence.name')} className={ofDefence}>
										{row.defence ? (
											<>
												{t('defence.span', { from: format.instant(row.defence.startsAt), to: format.minute(row.defence.endsAt) })}
												<br />
												{row.defence.place}
												{row.defence.minutes ? <span className="prose note">{row.defence.minutes}</span> : null}
											</>
										) : null}{' '}
										{row.status === 'scored' || row.status === 'shortlisted' ? (
											<Link className="no-print" to={defencePath(row.id)}>
												{t(row.defence ? 'defence.change' : 'defence.set')}
											</Link>
										) : null}
									</td>
								) : null}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</>
	)
}
