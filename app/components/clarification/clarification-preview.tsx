import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ValueChange } from '#app/domain/challenge/demand-values.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Changes } from './clarification-entry.tsx'

type Preview = {
	number: number
	changes: readonly ValueChange[]
	names: Readonly<Record<string, string>>
	deadline: { before: Date; after: Date; isMoved: boolean; questionsCloseAt: Date | null }
	bidCount: number | null
	addsIndicator: boolean
	/** What was typed, to be sent again as it is. */
	entries: readonly (readonly [string, string])[]
	lang: string
}

/** A clarification as it would be published, with what follows from it; the one button publishes exactly this. */
export function ClarificationPreview({ number, changes, names, deadline, bidCount, addsIndicator, entries, lang }: Preview) {
	const { t } = useTranslation('clarify')
	const format = useFormat()
	const heading = useRef<HTMLHeadingElement>(null)
	useEffect(() => heading.current?.focus(), [])
	const { before, after, isMoved, questionsCloseAt } = deadline
	return (
		<section className="clarification" aria-labelledby="preview">
			<h2 id="preview" ref={heading} tabIndex={-1}>
				{t('preview.title', { number })}
			</h2>
			<h3>{t('preview.changes')}</h3>
			<Changes changes={changes} indicatorNames={names} lang={lang} />
			<h3>{t('preview.follows')}</h3>
			<ul className="bullets">
				<li>{t('preview.told')}</li>
				<li>{bidCount === null ? t('preview.hiddenBids') : t('preview.bids', { count: bidCount })}</li>
				{addsIndicator ? <li>{t('preview.added')}</li> : null}
				<li>{t('preview.unconfirmed', { number })}</li>
				<li>
					{isMoved ? t('preview.moves', { before: format.instant(before), after: format.instant(after) }) : t('preview.stays', { at: format.instant(before) })}
					{isMoved && questionsCloseAt ? ` ${t('preview.questions', { at: format.end(questionsCloseAt) })}` : null}
				</li>
			</ul>
			<Form method="post">
				{entries.map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<div className="actions">
					<Button variant="primary" name="understood" value="on">
						{t('preview.publish', { number })}
					</Button>
				</div>
			</Form>
		</section>
	)
}
