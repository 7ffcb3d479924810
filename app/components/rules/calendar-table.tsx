import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CalendarDay } from '#app/domain/calendar/official-days.ts'
import { useLanguage } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'

/** The days of a year that differ from their place in the week. */
export function CalendarTable({ days }: { days: readonly (CalendarDay & { isEntered: boolean })[] }) {
	const { t } = useTranslation('rules')
	const language = useLanguage()
	if (days.length === 0) return null
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('calendar.day')}</th>
					<th scope="col">{t('calendar.kind')}</th>
					<th scope="col">{t('calendar.holiday')}</th>
					<th scope="col">{t('calendar.origin')}</th>
				</tr>
			</thead>
			<tbody>
				{days.map(({ day, kind, name, nameEn, isEntered }) => (
					<tr key={day}>
						<th scope="row">{day}</th>
						<td data-label={t('calendar.kind')}>{t(`calendar.kinds.${kind}`)}</td>
						<td data-label={t('calendar.holiday')}>{language === 'en' ? nameEn : name}</td>
						<td data-label={t('calendar.origin')}>
							{isEntered ? (
								<Form method="post" action={`/office/calendar/${day}/remove`}>
									{t('calendar.entered')}{' '}
									<Button variant="quiet" aria-label={t('calendar.removeOf', { day })}>
										{t('calendar.remove')}
									</Button>
								</Form>
							) : (
								t('calendar.official')
							)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
