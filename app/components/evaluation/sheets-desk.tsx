import { useTranslation } from 'react-i18next'
import type { EvaluationStatus, SheetStatus } from '#app/domain/evaluation/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'
import { pointsText } from './use-sheet-label.ts'

type DeskEvaluation = {
	id: string
	number: number
	status: EvaluationStatus
	dueAt: Date
	challenge: { code: string; title: string; language: 'zh' | 'en' }
	sheets: readonly {
		id: string
		status: SheetStatus
		bidCode: string
		bidder: { name: string; nameEn: string | null } | null
		total: number | null
		isStarted: boolean
	}[]
}

const tones = { draft: 'warn', submitted: 'ok', reopened: 'warn' } as const

/** What an expert has to score, evaluation by evaluation. */
export function SheetsDesk({ evaluations, now }: { evaluations: readonly DeskEvaluation[]; now: Date }) {
	const { t } = useTranslation('sheet')
	if (evaluations.length === 0) return null
	return (
		<section>
			<h2>{t('desk.title')}</h2>
			{evaluations.map((evaluation) => (
				<Evaluation key={evaluation.id} evaluation={evaluation} now={now} />
			))}
		</section>
	)
}

function Evaluation({ evaluation: { id, number, status, dueAt, challenge, sheets }, now }: { evaluation: DeskEvaluation; now: Date }) {
	const { t } = useTranslation(['sheet', 'ranking'])
	const format = useFormat()
	const left = dueAt.getTime() - now.getTime()
	return (
		<section className="sheets-of">
			<h3>
				<Link to={`/challenges/${encodeURIComponent(challenge.code)}`} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
					{challenge.title}
				</Link>{' '}
				{number > 1 ? <span className="faint">{t('desk.again', { number })}</span> : null}
			</h3>
			<p className={status === 'scoring' && left < 72 * 3_600_000 ? 'soon' : 'muted'}>
				{status === 'locked'
					? t('begin.locked')
					: left > 0
						? t('desk.due', { at: format.end(dueAt), left: format.span(left) })
						: t('desk.over', { at: format.end(dueAt) })}
				{' · '}
				<Link to={`/expert/evaluations/${id}`}>{t('ranking:meeting.title')}</Link>
			</p>
			<ul className="rows">
				{sheets.map(({ id: sheetId, status: own, bidCode, bidder, total, isStarted }) => (
					<li key={sheetId}>
						<span>
							<Link to={`/expert/sheets/${sheetId}`}>{bidder ? format.name(bidder) : t('desk.bid', { code: bidCode })}</Link>{' '}
							{own === 'submitted' && total !== null ? <span className="faint">{t('desk.total', { total: pointsText(total) })}</span> : null}
						</span>
						<Tag tone={isStarted ? tones[own] : 'plain'}>{isStarted ? t(`status.${own}`) : t('desk.unstarted')}</Tag>
					</li>
				))}
			</ul>
		</section>
	)
}
