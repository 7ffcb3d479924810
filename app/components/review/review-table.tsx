import { useTranslation } from 'react-i18next'
import type { ReviewStatus } from '#app/domain/review/review.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Name } from '../ui/name.tsx'
import { DemoMark, Tag } from '../ui/tag.tsx'
import { Due } from './review-clock.tsx'

type Line = {
	id: string
	status: ReviewStatus
	submittedAt: Date
	dueAt: Date
	settledAt: Date | null
	versionNumber: number
	isOverdue: boolean
	brokerTask: string
	challenge: { code: string; title: string; language: 'zh' | 'en'; isDemo: boolean }
	issuer: { name: string; nameEn: string | null }
}
const tones = { waiting: 'blue', diagnosing: 'warn', passed: 'ok', returned: 'seal', withdrawn: 'plain' } as const

export function ReviewTag({ status }: { status: ReviewStatus }) {
	const { t } = useTranslation('review')
	return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>
}

/** Reviews with their clock, as a chain lead or a broker works through them; `offset` is where the page's numbers begin. */
export function ReviewTable({ reviews, to, offset, hasTask = false }: { reviews: readonly Line[]; to: string; offset?: number; hasTask?: boolean }) {
	const { t } = useTranslation('review')
	const format = useFormat()
	return (
		<table className="stacked">
			<thead>
				<tr>
					{offset === undefined ? null : <th scope="col">{t('desk.place')}</th>}
					<th scope="col">{t('desk.demand')}</th>
					<th scope="col">{t('desk.issuer')}</th>
					{hasTask ? <th scope="col">{t('broker.task')}</th> : <th scope="col">{t('desk.since')}</th>}
					<th scope="col">{t('desk.due')}</th>
					<th scope="col">{t('desk.state')}</th>
				</tr>
			</thead>
			<tbody>
				{reviews.map(({ id, status, submittedAt, dueAt, settledAt, versionNumber, isOverdue, brokerTask, challenge, issuer }, at) => (
					<tr key={id}>
						{offset === undefined ? null : <td data-label={t('desk.place')}>{offset + at + 1}</td>}
						<th scope="row">
							<span className="code">{challenge.code}</span> <DemoMark isDemo={challenge.isDemo} />
							<br />
							<Link to={`${to}/${id}`} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
								{challenge.title}
							</Link>
						</th>
						<td data-label={t('desk.issuer')}>
							<Name of={issuer} />
						</td>
						{hasTask ? (
							<td data-label={t('broker.task')} className="prose">
								{brokerTask}
							</td>
						) : (
							<td data-label={t('desk.since')}>
								{format.day(submittedAt)} <small className="faint">{t('desk.version', { number: versionNumber })}</small>
							</td>
						)}
						<td data-label={settledAt ? t('desk.settled') : t('desk.due')}>
							{settledAt ? format.day(settledAt) : <Due dueAt={dueAt} isOverdue={isOverdue} />}
						</td>
						<td data-label={t('desk.state')}>
							<ReviewTag status={status} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
