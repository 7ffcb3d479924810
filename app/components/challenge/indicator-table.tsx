import { useTranslation } from 'react-i18next'
import { type IndicatorOutcome, type IndicatorTarget, isDecimal, outcomeOf } from '#app/domain/challenge/indicator.ts'

export type IndicatorLine = IndicatorTarget & { id: string; baseline?: string; weight?: number | null }
/** A further column: what was promised, agreed, reported or measured, by indicator id; `heading` names a bidder where several stand side by side. */
export type ValueColumn = { key: string; heading: string; values: ReadonlyMap<string, { value: string; note?: string }> }

const signs = { 'at-least': '≥', 'at-most': '≤', equals: '=', range: '', text: '' } as const
/** Columns of values that stand beside a target without scrolling. */
const roomFor = 3
const marks: Record<IndicatorOutcome, string> = { met: '✓', 'not-met': '✗', open: '○' }

/** A target with its comparator and unit. */
export function Target({ indicator: { comparator, target, targetUpper, unit } }: { indicator: IndicatorTarget }) {
	return (
		<span className="target">
			{signs[comparator]} {comparator === 'range' ? `${target} – ${targetUpper ?? ''}` : target} <small>{unit}</small>
		</span>
	)
}

/** A value held against its target, said by mark and word. */
export function Outcome({ indicator, value }: { indicator: IndicatorTarget; value: string }) {
	const { t } = useTranslation('ui')
	const outcome = outcomeOf(indicator, value)
	return (
		<span className="outcome" data-outcome={outcome}>
			<span aria-hidden="true">{marks[outcome]}</span> {t(`indicator.outcome.${outcome}`)}
		</span>
	)
}

/** `lang` is the language the indicators are written in; `marks` is what is said of single ones, by id. */
type Lines = { marks?: ReadonlyMap<string, string>; indicators: readonly IndicatorLine[]; columns?: readonly ValueColumn[]; lang?: string }

/** The indicator table, the same from demand to acceptance; many columns scroll inside it, and on a phone its rows are stacked. */
export function IndicatorTable({ indicators, columns = [], lang, marks }: Lines) {
	const { t } = useTranslation('ui')
	if (columns.length > roomFor) {
		return (
			// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
			<section className="table-scroll" aria-label={t('indicator.caption')} tabIndex={0}>
				<Rows indicators={indicators} columns={columns} lang={lang} marks={marks} />
			</section>
		)
	}
	return <Rows indicators={indicators} columns={columns} lang={lang} marks={marks} />
}

function Rows({ indicators, columns = [], lang, marks }: Lines) {
	const { t } = useTranslation('ui')
	return (
		<table className="indicators stacked">
			<caption className="visually-hidden">{t('indicator.caption')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('indicator.name')}</th>
					<th scope="col">{t('indicator.target')}</th>
					<th scope="col">{t('indicator.verification')}</th>
					{columns.map((column) => (
						<th key={column.key} scope="col">
							{column.heading}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{indicators.map((indicator) => (
					<tr key={indicator.id}>
						<th scope="row">
							<span lang={lang}>{indicator.name}</span>{' '}
							<span className={indicator.isMust ? 'tag seal' : 'tag'}>{indicator.isMust ? t('indicator.must') : t('indicator.plus')}</span>
							<MarkOf id={indicator.id} marks={marks} />
						</th>
						<td data-label={t('indicator.target')}>
							<Target indicator={indicator} />
							<Beside indicator={indicator} lang={lang} />
						</td>
						<td data-label={t('indicator.verification')} className="muted" lang={lang}>
							{indicator.verification}
						</td>
						{columns.map((column) => (
							<ValueCell key={column.key} column={column} indicator={indicator} />
						))}
					</tr>
				))}
			</tbody>
		</table>
	)
}

/** What is said of one indicator, where something is. */
export function MarkOf({ id, marks }: { id: string; marks?: ReadonlyMap<string, string> }) {
	const mark = marks?.get(id)
	return mark ? <small className="indicator-mark"> {mark}</small> : null
}

/** What is reached today, and what the indicator weighs, where the issuer says so. */
function Beside({ indicator: { baseline, weight, unit }, lang }: { indicator: IndicatorLine; lang: string | undefined }) {
	const { t } = useTranslation('write')
	const parts = [
		...(baseline ? [t('terms.today', { value: `${baseline} ${isDecimal(baseline) ? unit : ''}`.trim() })] : []),
		...(weight ? [t('terms.weight', { weight })] : []),
	]
	return parts.length === 0 ? null : (
		<small className="faint beside-target" lang={lang}>
			{parts.join(' · ')}
		</small>
	)
}

function ValueCell({ column, indicator }: { column: ValueColumn; indicator: IndicatorLine }) {
	const { t } = useTranslation('ui')
	const given = column.values.get(indicator.id)
	return (
		<td data-label={column.heading}>
			{given ? (
				<>
					<strong>{given.value}</strong> {indicator.comparator === 'text' ? null : <small>{indicator.unit}</small>}{' '}
					<Outcome indicator={indicator} value={given.value} />
					{given.note ? <small className="faint"> {given.note}</small> : null}
				</>
			) : (
				<span className="faint">{t('indicator.none')}</span>
			)}
		</td>
	)
}
