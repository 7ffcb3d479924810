import { useTranslation } from 'react-i18next'
import type { AwardStatus } from '#app/domain/award/lifecycle.ts'
import type { Period } from '#app/domain/calendar/working-days.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { PeriodReasoning } from '../rules/period-reasoning.tsx'

type Clock = { award: { status: AwardStatus; period: Period; noticeEndsAt: Date | null; daysLeft: number | null }; openCount: number }

/** The clock of a public notice: until when it stands and why, or that an objection stopped it and what is left. */
export function NoticeClock({ award: { status, period, noticeEndsAt, daysLeft }, openCount }: Clock) {
	const { t } = useTranslation(['notice', 'rules'])
	const format = useFormat()
	if (status === 'stopped') {
		const count = daysLeft ?? period.count
		return <p>{t('stopped', { count: openCount, left: period.counts === 'working' ? t('rules:days', { count }) : t('rules:calendarDays', { count }) })}</p>
	}
	if (status !== 'noticed' || !noticeEndsAt) return null
	return (
		<p>
			{t('until', { at: format.end(noticeEndsAt) })} <PeriodReasoning period={period} />
		</p>
	)
}
