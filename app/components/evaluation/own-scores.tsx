import { useTranslation } from 'react-i18next'
import type { Criterion } from '#app/domain/challenge/terms.ts'
import type { Rules } from '#app/domain/rules/rule-pack.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'
import { useEvaluationTexts } from './use-evaluation-texts.ts'

type Scores = {
	score: number
	count: number
	formula: Rules['ranking']
	criteria: readonly Criterion[]
	means: readonly (number | null)[]
	comments: readonly string[]
}
type Own = { defence: { startsAt: Date; endsAt: Date; place: string } | null; scores: Scores | null }

/** What a bidder learns of its own bid: when it is defended, and from the notice on how it was scored. */
export function OwnScores({ defence, scores }: Own) {
	const { t } = useTranslation('ranking')
	const format = useFormat()
	const { points } = useEvaluationTexts()
	return (
		<>
			{defence ? (
				<Banner title={t('defence.name')}>
					<p>
						{t('defence.span', { from: format.instant(defence.startsAt), to: format.minute(defence.endsAt) })} · {defence.place}
					</p>
				</Banner>
			) : null}
			{scores ? (
				<section>
					<h2>{t('mine.title')}</h2>
					<p>{t('mine.score', { score: points(scores.score), count: scores.count })}</p>
					<p className="muted">{t(`mine.${scores.formula}`)}</p>
					<dl className="facts">
						{scores.criteria.map(({ name, weight }, at) => (
							<div key={name}>
								<dt>
									{name} <small>{t('weight', { weight })}</small>
								</dt>
								<dd>{points(scores.means[at] ?? null)}</dd>
							</div>
						))}
					</dl>
					<h3>{t('overall')}</h3>
					<ul className="bullets">
						{scores.comments.map((text) => (
							<li key={text} className="prose">
								{text}
							</li>
						))}
					</ul>
				</section>
			) : null}
		</>
	)
}
