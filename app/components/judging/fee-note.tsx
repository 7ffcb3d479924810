import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'

type Fee = { fen: number; note: string; paidAt: Date | null }

/** The fee (评审费) for a seat, with its note and the day it was paid; nothing where none is entered. */
export function FeeNote({ fee }: { fee: Fee | null }) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	if (!fee) return null
	const paid = fee.paidAt ? t('fee.paid', { day: format.day(fee.paidAt) }) : t('fee.unpaid')
	return (
		<span>
			{t('fee.amount', { amount: format.fen(fee.fen) })} <span className="faint">{paid}</span>
			{fee.note ? <span className="muted"> {fee.note}</span> : null}
		</span>
	)
}
