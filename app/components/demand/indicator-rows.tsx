import { useTranslation } from 'react-i18next'
import { indicatorIdsIn, indicatorIn } from '#app/domain/challenge/demand-rows.ts'
import { comparators } from '#app/domain/challenge/indicator.ts'
import { warningsOf } from '#app/domain/challenge/indicator-warnings.ts'
import { unitsBeside } from '#app/domain/challenge/units.ts'
import { Button } from '../ui/button.tsx'
import { DemandCheck, DemandSelect, type DemandState, DemandText, TableError } from './demand-fields.tsx'

/** Most other units offered beside a value. */
const offered = 4

/** The indicator table of a demand being written; rows come and go, and values change their unit, with or without JavaScript. */
export function IndicatorRows({ of }: { of: DemandState }) {
	const { t } = useTranslation('write')
	const ids = indicatorIdsIn(of.typed)
	return (
		<>
			<TableError of={of} field="indicators" />
			{ids.length === 0 ? <p className="muted">{t('indicator.none')}</p> : null}
			<ol className="indicator-cards">
				{ids.map((id, at) => (
					<li key={id}>
						<IndicatorCard of={of} id={id} number={at + 1} />
					</li>
				))}
			</ol>
			<div className="actions">
				<Button name="then" value="indicators.add" id="demand-indicators-add">
					{t('indicator.add')}
				</Button>
			</div>
		</>
	)
}

function IndicatorCard({ of, id, number }: { of: DemandState; id: string; number: number }) {
	const { t } = useTranslation(['write', 'challenge', 'demand'])
	const row = indicatorIn(of.typed, id)
	const field = (column: string) => `indicators.${id}.${column}`
	const warnings = warningsOf(row)
	const warningOf = (column: string) => {
		const warning = warnings.find((one) => one.column === column)
		return warning ? t(`warning.${warning.code}`, { kind: warning.kind ? t(`unitKind.${warning.kind}`) : '' }) : undefined
	}
	const others = row.target === '' ? [] : unitsBeside(row.unit).slice(0, offered)
	const text = (column: 'name' | 'target' | 'targetUpper' | 'unit' | 'baseline' | 'verification' | 'weight', hint?: string) => {
		const warning = warningOf(column)
		const inputMode =
			column === 'target' || column === 'targetUpper' ? (row.comparator === 'text' ? undefined : 'decimal') : column === 'weight' ? 'numeric' : undefined
		return (
			<DemandText
				of={of}
				field={field(column)}
				label={t(`demand:column.${column}`)}
				inputMode={inputMode}
				hint={warning ? <span className="warning">{warning}</span> : hint}
			/>
		)
	}
	return (
		<fieldset className="indicator-card">
			<legend>{row.name.trim() === '' ? t('indicator.number', { number }) : t('indicator.numberOf', { number, name: row.name })}</legend>
			<div className="wide">{text('name')}</div>
			<DemandSelect
				of={of}
				field={field('comparator')}
				label={t('demand:column.comparator')}
				options={comparators.map((one) => ({ value: one, label: t(`challenge:edit.comparator.${one}`) }))}
			/>
			{text('target')}
			<div className={row.comparator === 'range' ? undefined : 'unneeded'}>{text('targetUpper')}</div>
			{text('unit', t('hint.unit'))}
			{text('baseline', t('hint.baseline'))}
			{text('weight', t('hint.weight'))}
			<div className="wide">{text('verification')}</div>
			<div className="wide cluster">
				<DemandCheck of={of} field={field('isMust')} label={t('demand:column.isMust')} />
				{others.map((unit) => (
					<Button key={unit} variant="quiet" name="then" value={`convert.${id}.${unit}`} aria-label={t('indicator.convertOf', { number, unit })}>
						{t('indicator.convert', { unit })}
					</Button>
				))}
				<Button variant="quiet" name="then" value={`indicators.remove.${id}`} aria-label={t('indicator.remove', { number })}>
					{t('indicator.removeShort')}
				</Button>
			</div>
		</fieldset>
	)
}
