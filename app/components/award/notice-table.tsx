import { useTranslation } from 'react-i18next'
import type { AwardStatus } from '#app/domain/award/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { DemoMark, Tag } from '../ui/tag.tsx'
import { type Placed, PlacedNames } from './placed-names.tsx'

type Line = {
	id: string
	status: AwardStatus
	noticeEndsAt: Date | null
	proposedAt: Date
	settledAt: Date | null
	winners: readonly Placed[]
	challenge: { code: string; title: string; language: 'zh' | 'en'; isDemo: boolean }
}

/** Public notices, one a row. */
export function NoticeTable({ notices }: { notices: readonly Line[] }) {
	const { t } = useTranslation('notice')
	const format = useFormat()
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('challenge')}</th>
					<th scope="col">{t('winner')}</th>
					<th scope="col">{t('since')}</th>
					<th scope="col">{t('ends')}</th>
					<th scope="col">{t('state')}</th>
				</tr>
			</thead>
			<tbody>
				{notices.map(({ id, status, noticeEndsAt, proposedAt, settledAt, winners, challenge }) => {
					const ends = noticeEndsAt ?? settledAt
					return (
						<tr key={id}>
							<th scope="row">
								<span className="code">{challenge.code}</span>
								<br />
								<Link to={`/challenges/${challenge.code}`} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
									{challenge.title}
								</Link>{' '}
								<DemoMark isDemo={challenge.isDemo} />
							</th>
							<td data-label={t('winner')}>
								<PlacedNames placed={winners} />
							</td>
							<td data-label={t('since')}>{format.day(proposedAt)}</td>
							<td data-label={t('ends')}>{ends ? format.end(ends) : '—'}</td>
							<td data-label={t('state')}>
								<Tag tone={status === 'final' ? 'ok' : status === 'noticed' ? 'blue' : 'warn'}>{t(`status.${status}`)}</Tag>
							</td>
						</tr>
					)
				})}
			</tbody>
		</table>
	)
}
