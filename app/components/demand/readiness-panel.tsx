import { useTranslation } from 'react-i18next'
import type { DemandValues } from '#app/domain/challenge/demand-values.ts'
import { readinessOf } from '#app/domain/challenge/readiness.ts'
import { Progress } from '../ui/progress.tsx'
import { demandFieldId } from './demand-fields.tsx'

/** How ready a demand is, and what it lacks, each reason leading to its field. */
export function ReadinessPanel({ values, labelOf }: { values: DemandValues; labelOf: (field: string) => string }) {
	const { t } = useTranslation('write')
	const { score, reasons } = readinessOf(values)
	return (
		<section className="readiness" aria-labelledby="readiness">
			<h2 id="readiness">{t('ready.title')}</h2>
			<Progress label={t('ready.score', { score })} done={score} total={100} />
			{reasons.length === 0 ? (
				<p>{t('ready.full')}</p>
			) : (
				<details open>
					<summary>{t('ready.reasons')}</summary>
					<ul>
						{reasons.map(({ field, reason }) => (
							<li key={field}>
								<a href={`#${demandFieldId(field)}`}>{labelOf(field)}</a> <span className="faint">{t(`ready.reason.${reason}`)}</span>
							</li>
						))}
					</ul>
				</details>
			)}
		</section>
	)
}
