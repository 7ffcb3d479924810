import { useTranslation } from 'react-i18next'
import type { Period } from '#app/domain/calendar/working-days.ts'
import type { ReviewStatus } from '#app/domain/review/review.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { PeriodReasoning } from '../rules/period-reasoning.tsx'
import { Name } from '../ui/name.tsx'
import { Tag } from '../ui/tag.tsx'

export type ClockOf = {
	status: ReviewStatus
	submittedAt: Date
	dueAt: Date
	duePeriod: Period
	isOverdue: boolean
	place: { at: number; of: number } | null
	broker: { name: string | null; nameEn: string | null } | null
}

/** When something is due, marked once that has passed. */
export function Due({ dueAt, isOverdue }: { dueAt: Date; isOverdue: boolean }) {
	const { t } = useTranslation('review')
	const format = useFormat()
	return (
		<>
			{format.end(dueAt)} {isOverdue ? <Tag tone="seal">{t('overdue')}</Tag> : null}
		</>
	)
}

/** Where an open review stands: since when, which place in the queue, by when it is due and how that was counted. */
export function ReviewClock({ review: { status, submittedAt, dueAt, duePeriod, isOverdue, place, broker } }: { review: ClockOf }) {
	const { t } = useTranslation('review')
	const format = useFormat()
	return (
		<dl>
			<dt>{t('clock.since')}</dt>
			<dd>{format.instant(submittedAt)}</dd>
			{place ? (
				<>
					<dt>{t('clock.place')}</dt>
					<dd>{t('clock.placeOf', place)}</dd>
				</>
			) : null}
			{status === 'diagnosing' && broker?.name ? (
				<>
					<dt>{t('clock.broker')}</dt>
					<dd>
						<Name of={{ name: broker.name, nameEn: broker.nameEn }} />
					</dd>
				</>
			) : null}
			<dt>{status === 'diagnosing' ? t('clock.diagnosisDue') : t('clock.due')}</dt>
			<dd>
				<Due dueAt={dueAt} isOverdue={isOverdue} /> <PeriodReasoning period={duePeriod} />
			</dd>
		</dl>
	)
}

/** The same in one line, for a list. */
export function BriefClock({ review: { status, dueAt, isOverdue, place } }: { review: ClockOf }) {
	const { t } = useTranslation('review')
	const format = useFormat()
	const due = format.end(dueAt)
	return (
		<small className="muted">
			{status === 'diagnosing' ? t('clock.briefDiagnosing', { due }) : null}
			{place ? t('clock.brief', { ...place, due }) : null} {isOverdue ? <Tag tone="seal">{t('overdue')}</Tag> : null}
		</small>
	)
}
