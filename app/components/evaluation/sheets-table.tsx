import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Criterion } from '#app/domain/challenge/terms.ts'
import type { Judgement } from '#app/domain/evaluation/lifecycle.ts'
import type { SheetComments } from '#app/domain/evaluation/sheet.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Tag } from '../ui/tag.tsx'
import { JudgementMark } from './judgement-mark.tsx'
import { useEvaluationTexts } from './use-evaluation-texts.ts'

type ReadSheet = {
	id: string
	seatNumber: number
	isOwn: boolean
	total: number | null
	points: Readonly<Record<string, number>>
	judgements: Readonly<Record<string, Judgement>>
	comments: SheetComments
	note: string
	isOutlier: boolean
	versions: readonly { number: number; total: number; submittedAt: Date; reopenedAt: Date | null; reopenReason: string; logIndex: number | null }[]
}
type SideBySide = { sheets: readonly ReadSheet[]; criteria: readonly Criterion[]; indicators: readonly { id: string; name: string }[] }

/** The sheets of one bid side by side, criterion by criterion, with what each expert says. */
export function SheetsTable({ sheets, criteria, indicators }: SideBySide) {
	const { t } = useTranslation('ranking')
	const { points, seat } = useEvaluationTexts()
	const lines: { key: string; label: ReactNode; cell: (sheet: ReadSheet) => ReactNode }[] = [
		{
			key: 'total',
			label: t('total'),
			cell: (sheet) => (
				<>
					<strong>{points(sheet.total)}</strong> {sheet.isOutlier ? <Tag tone="warn">{t('outlier')}</Tag> : null}
				</>
			),
		},
		...criteria.map(({ name, weight }, at) => ({
			key: `criterion-${at}`,
			label: (
				<>
					{name} <small className="faint">{t('weight', { weight })}</small>
				</>
			),
			cell: (sheet: ReadSheet) => (
				<>
					<strong>{sheet.points[at] ?? '–'}</strong> <span className="prose">{sheet.comments.criteria[at]}</span>
				</>
			),
		})),
		...indicators.map(({ id, name }) => ({
			key: id,
			label: name,
			cell: (sheet: ReadSheet) => (
				<>
					<JudgementMark judgement={sheet.judgements[id]} /> <span className="prose">{sheet.comments.indicators[id]}</span>
				</>
			),
		})),
		{ key: 'overall', label: t('overall'), cell: ({ comments }) => <span className="prose">{comments.overall}</span> },
		...(sheets.some(({ note }) => note !== '')
			? [{ key: 'note', label: t('note.name'), cell: ({ note }: ReadSheet) => <span className="prose">{note}</span> }]
			: []),
		{ key: 'trace', label: t('trace'), cell: ({ versions }) => <Trace versions={versions} /> },
	]
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
		<section className="table-scroll" aria-label={t('sheets')} tabIndex={0}>
			<table className="stacked offers">
				<caption className="visually-hidden">{t('sheets')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('item')}</th>
						{sheets.map(({ id, seatNumber, isOwn }) => (
							<th key={id} scope="col">
								{seat(seatNumber)} {isOwn ? t('own') : null}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{lines.map(({ key, label, cell }) => (
						<tr key={key}>
							<th scope="row">{label}</th>
							{sheets.map((sheet) => (
								<td key={sheet.id} data-label={seat(sheet.seatNumber)}>
									{cell(sheet)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

/** When a sheet was submitted, and when and why it was opened again. */
function Trace({ versions }: Pick<ReadSheet, 'versions'>) {
	const { t } = useTranslation('ranking')
	const format = useFormat()
	const { points } = useEvaluationTexts()
	return (
		<ul className="bare">
			{versions.map((version) => (
				<li key={version.number}>
					{t('submitted', { at: format.instant(version.submittedAt), total: points(version.total) })}
					{version.reopenedAt ? <> · {t('reopened', { at: format.instant(version.reopenedAt), reason: version.reopenReason })}</> : null}
				</li>
			))}
		</ul>
	)
}
