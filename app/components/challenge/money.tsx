import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'

/** What a challenge pays: a sum, the source's own words where it is none in CNY, or negotiable. */
export function Money({ budgetFen, budgetNote, isBig = false }: { budgetFen: number | null; budgetNote: string; isBig?: boolean }) {
	const { t } = useTranslation('ui')
	const format = useFormat()
	const className = isBig ? 'big' : 'sum'
	if (budgetFen === null) return <div className={className}>{budgetNote || t('negotiable')}</div>
	const { figure, unit } = format.money(budgetFen)
	return (
		<div className={className}>
			{figure} <small>{unit}</small>
		</div>
	)
}
