import { useTranslation } from 'react-i18next'
import type { SheetContent } from '#app/domain/evaluation/sheet.ts'
import type { SheetSubject } from './use-sheet-label.ts'

type Reading = SheetSubject & { content: SheetContent; promises: Readonly<Record<string, string>> }

/** What a score sheet says. */
export function SheetReading({ criteria, indicators, content, promises }: Reading) {
	const { t } = useTranslation('sheet')
	const { points, judgements, comments } = content
	return (
		<>
			<h2>{t('page.criteria')}</h2>
			<dl className="sheet-reading">
				{criteria
					.map((criterion, at) => ({ ...criterion, key: String(at) }))
					.map(({ name, weight, key }) => (
						<div key={key}>
							<dt>
								{name} <span className="faint">{weight}%</span> <strong>{points[key] ?? t('page.none')}</strong>
							</dt>
							<dd className="prose">{comments.criteria[key] || t('page.none')}</dd>
						</div>
					))}
			</dl>
			<h2>{t('page.indicators')}</h2>
			<dl className="sheet-reading">
				{indicators.map(({ id, name }) => {
					const judgement = judgements[id]
					return (
						<div key={id}>
							<dt>
								{name} <span className="faint">{promises[id]}</span> <strong>{judgement ? t(`judgement.${judgement}`) : t('page.none')}</strong>
							</dt>
							{comments.indicators[id] ? <dd className="prose">{comments.indicators[id]}</dd> : null}
						</div>
					)
				})}
			</dl>
			<h2>{t('page.overall')}</h2>
			<p className="prose">{comments.overall || t('page.none')}</p>
		</>
	)
}
