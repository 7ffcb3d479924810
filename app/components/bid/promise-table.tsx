import { useTranslation } from 'react-i18next'
import { isNumeric } from '#app/domain/bid/content.ts'
import { limits } from '#app/domain/bid/draft-form.ts'
import { type IndicatorLine, MarkOf, Outcome, Target } from '../challenge/indicator-table.tsx'
import { fieldId } from './use-field-label.ts'

type Promises = {
	indicators: readonly IndicatorLine[]
	/** What the form shows at first, by field. */
	shown: Readonly<Record<string, string>>
	/** What is typed by now. */
	typed: Readonly<Record<string, string>>
	errorOf: (field: string) => string | undefined
	/** What is said of single indicators, by id. */
	marks?: ReadonlyMap<string, string>
}

/** The indicator table of a bid being written: a promise for each target, held against it as it is typed. */
export function PromiseTable({ indicators, shown, typed, errorOf, marks }: Promises) {
	const { t } = useTranslation(['bid', 'ui'])
	return (
		<table className="indicators stacked promises">
			<caption className="visually-hidden">{t('edit.promises')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('ui:indicator.name')}</th>
					<th scope="col">{t('ui:indicator.target')}</th>
					<th scope="col">{t('edit.promise')}</th>
					<th scope="col">{t('edit.note')}</th>
				</tr>
			</thead>
			<tbody>
				{indicators.map((indicator) => (
					<PromiseRow key={indicator.id} indicator={indicator} shown={shown} typed={typed} errorOf={errorOf} marks={marks} />
				))}
			</tbody>
		</table>
	)
}

function PromiseRow({ indicator, shown, typed, errorOf, marks }: Omit<Promises, 'indicators'> & { indicator: IndicatorLine }) {
	const { t } = useTranslation(['bid', 'ui'])
	const promise = `promises.${indicator.id}`
	const note = `notes.${indicator.id}`
	const error = errorOf(promise) ?? errorOf(note)
	const value = typed[promise]?.trim() ?? ''
	return (
		<tr>
			<th scope="row">
				{indicator.name} <span className={indicator.isMust ? 'tag seal' : 'tag'}>{indicator.isMust ? t('ui:indicator.must') : t('ui:indicator.plus')}</span>
				<small className="faint">{indicator.verification}</small>
				<MarkOf id={indicator.id} marks={marks} />
			</th>
			<td data-label={t('ui:indicator.target')}>
				<Target indicator={indicator} />
			</td>
			<td data-label={t('edit.promise')}>
				{error ? (
					<span className="error" id={`${fieldId(promise)}-error`}>
						{error}
					</span>
				) : null}
				<span className="promise">
					<input
						className="input"
						id={fieldId(promise)}
						name={promise}
						defaultValue={shown[promise]}
						maxLength={limits.promise}
						inputMode={isNumeric(indicator) ? 'decimal' : undefined}
						autoComplete="off"
						aria-label={t('edit.promiseOf', { name: indicator.name })}
						{...(error ? { 'aria-invalid': true, 'aria-describedby': `${fieldId(promise)}-error` } : {})}
					/>
					{isNumeric(indicator) ? <small>{indicator.unit}</small> : null}
				</span>
				{value === '' ? null : (
					<span role="status">
						<Outcome indicator={indicator} value={value} />
					</span>
				)}
			</td>
			<td data-label={t('edit.note')}>
				<input
					className="input"
					id={fieldId(note)}
					name={note}
					defaultValue={shown[note]}
					maxLength={limits.note}
					autoComplete="off"
					aria-label={t('edit.noteOf', { name: indicator.name })}
				/>
			</td>
		</tr>
	)
}
