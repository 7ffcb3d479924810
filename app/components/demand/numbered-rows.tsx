import { useTranslation } from 'react-i18next'
import { countRows, type NumberedRows, rowColumns, rowsIn, sumOf } from '#app/domain/challenge/demand-rows.ts'
import { mostCriteria, mostPayments } from '#app/domain/challenge/terms.ts'
import { Button } from '../ui/button.tsx'
import { type DemandState, demandFieldId, TableError } from './demand-fields.tsx'

const most = { payments: mostPayments, criteria: mostCriteria }

/** Instalments or criteria with their shares; an empty row stands ready behind the others, and the sum is said. */
export function ShareRows({ of, kind }: { of: DemandState; kind: NumberedRows }) {
	const { t } = useTranslation('write')
	const filled = countRows(of.typed, kind)
	const [what, share] = rowColumns[kind]
	const rows = Array.from({ length: Math.min(filled + 1, most[kind]) }, (_, at) => at)
	return (
		<>
			<TableError of={of} field={kind} />
			<table className="share-rows">
				<caption className="visually-hidden">{t(kind === 'payments' ? 'part.money' : 'part.criteria')}</caption>
				<thead>
					<tr>
						<th scope="col">{t(`row.${what}`)}</th>
						<th scope="col">{t(`row.${share}`)}</th>
						<td />
					</tr>
				</thead>
				<tbody>
					{rows.map((at) => (
						<tr key={at}>
							<Cell of={of} field={`${kind}.${at}.${what}`} label={`${t(`row.${what}`)} ${at + 1}`} />
							<Cell of={of} field={`${kind}.${at}.${share}`} label={`${t(`row.${share}`)} ${at + 1}`} isNumber />
							<td>
								{at < filled ? (
									<Button variant="quiet" name="then" value={`${kind}.remove.${at}`} aria-label={t('row.remove', { number: at + 1 })}>
										{t('indicator.removeShort')}
									</Button>
								) : null}
							</td>
						</tr>
					))}
				</tbody>
				<tfoot>
					<tr>
						<td />
						<td role="status">{t('row.sum', { sum: sumOf(rowsIn(of.typed, kind).map((row) => row.share)) })}</td>
						<td />
					</tr>
				</tfoot>
			</table>
		</>
	)
}

function Cell({ of, field, label, isNumber = false }: { of: DemandState; field: string; label: string; isNumber?: boolean }) {
	const id = demandFieldId(field)
	const error = of.errorOf(field)
	return (
		<td>
			{error ? (
				<span className="error" id={`${id}-error`}>
					{error}
				</span>
			) : null}
			<input
				className="input"
				id={id}
				name={field}
				aria-label={label}
				defaultValue={of.shown[field] ?? ''}
				inputMode={isNumber ? 'numeric' : undefined}
				maxLength={isNumber ? 4 : 200}
				autoComplete="off"
				{...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {})}
			/>
		</td>
	)
}
