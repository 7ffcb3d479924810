import { useTranslation } from 'react-i18next'
import type { Judgement } from '#app/domain/evaluation/lifecycle.ts'

const marks: Record<Judgement, string> = { achievable: '✓', doubtful: '?', not: '✗' }

/** A judgement on a promised value by mark and word, with how many experts hold it where several do. */
export function JudgementMark({ judgement, count }: { judgement: Judgement | undefined; count?: number }) {
	const { t } = useTranslation('ranking')
	if (judgement === undefined) return null
	return (
		<span className="judgement" data-judgement={judgement}>
			<span aria-hidden="true">{marks[judgement]}</span> {t(`judgement.${judgement}`)} {count === undefined ? null : <span>× {count}</span>}
		</span>
	)
}
