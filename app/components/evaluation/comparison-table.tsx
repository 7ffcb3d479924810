import { useTranslation } from 'react-i18next'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { ComparedCell } from '#app/domain/evaluation/comparison.ts'
import { judgements } from '#app/domain/evaluation/lifecycle.ts'
import { BidStatusTag } from '../bid/bid-status.tsx'
import { usePriceText } from '../bid/use-price-text.ts'
import { type IndicatorLine, Outcome, Target } from '../challenge/indicator-table.tsx'
import { Tag } from '../ui/tag.tsx'
import { JudgementMark } from './judgement-mark.tsx'
import { useEvaluationTexts } from './use-evaluation-texts.ts'

type Row = {
	id: string
	code: string | null
	bidder: { slug: string; name: string; nameEn: string | null } | null
	status: BidStatus | null
	rank: number | null
	score: number | null
	priceFen: number | null
	cells: readonly ComparedCell[]
}
type Compared = { rows: readonly Row[]; indicators: readonly IndicatorLine[]; showsPrices: boolean; lang: string }

/** All bids against all indicators; what differs is said by mark and word. */
export function ComparisonTable({ rows, indicators, showsPrices, lang }: Compared) {
	const { t } = useTranslation(['ranking', 'bid'])
	const { called, points } = useEvaluationTexts()
	const priceText = usePriceText()
	const isRanked = rows.some(({ score }) => score !== null)
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
		<section className="table-scroll comparison-scroll" aria-label={t('comparison.title')} tabIndex={0}>
			<table className="stacked comparison">
				<caption className="visually-hidden">{t('comparison.title')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('bid')}</th>
						{isRanked ? <th scope="col">{t('rank')}</th> : null}
						{showsPrices ? <th scope="col">{t('bid:edit.price')}</th> : null}
						{indicators.map((indicator) => (
							<th key={indicator.id} scope="col">
								<span lang={lang}>{indicator.name}</span>
								<small>
									<Target indicator={indicator} />
								</small>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.id}>
							<th scope="row">
								{called(row)} {row.bidder && row.code ? <small className="faint">{row.code}</small> : null}{' '}
								{row.status ? <BidStatusTag status={row.status} /> : null}
							</th>
							{isRanked ? (
								<td data-label={t('rank')}>
									{row.rank === null ? null : t('rankOf', { rank: row.rank })} {points(row.score)}
								</td>
							) : null}
							{showsPrices ? <td data-label={t('bid:edit.price')}>{priceText(row.priceFen)}</td> : null}
							{indicators.map((indicator, at) => (
								<td key={indicator.id} data-label={indicator.name} data-outcome={row.cells[at]?.outcome}>
									<Cell cell={row.cells[at]} indicator={indicator} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

function Cell({ cell, indicator }: { cell: ComparedCell | undefined; indicator: IndicatorLine }) {
	const { t } = useTranslation('ranking')
	if (!cell) return null
	if (cell.value === null) return <span className="faint">{t('comparison.none')}</span>
	const { counts } = cell
	return (
		<>
			<strong>{cell.value}</strong> {indicator.comparator === 'text' ? null : <small>{indicator.unit}</small>}{' '}
			<Outcome indicator={indicator} value={cell.value} /> {cell.isBest ? <Tag tone="ok">{t('comparison.best')}</Tag> : null}
			{counts ? (
				<span className="judgements">
					{judgements.map((judgement) => (counts[judgement] > 0 ? <JudgementMark key={judgement} judgement={judgement} count={counts[judgement]} /> : null))}
					{cell.isDissent ? <Tag tone="warn">{t('comparison.dissent')}</Tag> : null}
				</span>
			) : null}
		</>
	)
}
