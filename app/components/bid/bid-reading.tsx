import { useTranslation } from 'react-i18next'
import { type BidContent, bidSections } from '#app/domain/bid/content.ts'
import type { IndicatorTarget } from '#app/domain/challenge/indicator.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { IndicatorTable } from '../challenge/indicator-table.tsx'

/** A promise for each indicator, as the indicator table shows it. */
export function promisedValues({ promises, notes }: BidContent): Map<string, { value: string; note?: string }> {
	return new Map(Object.entries(promises).map(([id, value]) => [id, { value, ...(notes[id] ? { note: notes[id] } : {}) }]))
}

/** What a bid says in words. */
export function BidTexts({ content }: { content: BidContent }) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<dl className="facts">
			<dt>{t('read.price')}</dt>
			<dd>{content.priceFen === null ? '—' : format.fen(content.priceFen)}</dd>
			{bidSections.map((section) =>
				content[section] ? (
					<div key={section} className="fact">
						<dt>{t(`edit.sections.${section}`)}</dt>
						<dd className="prose">{content[section]}</dd>
					</div>
				) : null,
			)}
		</dl>
	)
}

/** A bid to be read: the promises in the indicator table, then its texts. */
export function BidReading({ content, indicators }: { content: BidContent; indicators: readonly (IndicatorTarget & { id: string })[] }) {
	const { t } = useTranslation('ui')
	return (
		<>
			<IndicatorTable indicators={indicators} columns={[{ key: 'promised', heading: t('indicator.promised'), values: promisedValues(content) }]} />
			<BidTexts content={content} />
		</>
	)
}
