import { useTranslation } from 'react-i18next'
import type { Exception, Period } from '#app/domain/calendar/working-days.ts'
import { useLanguage } from '#app/i18n/use-format.ts'

/** How a deadline was counted, in one sentence: days, what was passed over and why. */
export function PeriodReasoning({ period }: { period: Period }) {
	const { t } = useTranslation('rules')
	const language = useLanguage()
	const { from, to, count, counts } = period
	const daysOf = ({ from: first, to: last }: Exception) => (first === last ? first : `${first}–${last.slice(5)}`)
	const parts = [
		to < from ? t('period.workingBefore', { from, to, count }) : t(`period.${counts}`, { from, to, count }),
		...(to < from ? [] : [t('period.firstNotCounted')]),
		...period.exceptions.map((one) => t(`period.${one.kind}`, { days: daysOf(one), name: language === 'en' ? one.nameEn : one.name })),
		...(period.isProvisional ? [t('period.provisional')] : []),
	]
	return <small className="faint reasoning">{parts.join(language === 'en' ? '; ' : '；')}</small>
}
