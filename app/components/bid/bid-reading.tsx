import { useTranslation } from 'react-i18next'
import { type BidContent, bidSections } from '#app/domain/bid/content.ts'
import { type IndicatorLine, IndicatorTable } from '../challenge/indicator-table.tsx'
import { ConsortiumTable, type NamedPartner } from './consortium-table.tsx'
import { usePriceText } from './use-price-text.ts'

/** A promise for each indicator, as the indicator table shows it. */
export function promisedValues({ promises, notes }: BidContent): Map<string, { value: string; note?: string }> {
	const given = Object.entries(promises).filter(([, value]) => value.trim() !== '')
	return new Map(given.map(([id, value]) => [id, { value, ...(notes[id] ? { note: notes[id] } : {}) }]))
}

type Reading = {
	content: BidContent
	indicators: readonly IndicatorLine[]
	marks?: ReadonlyMap<string, string>
	lead: { slug: string; name: string; nameEn: string | null }
	partners: readonly NamedPartner[]
}

/** A bid to be read: the promises in the indicator table, then price, consortium and texts. */
export function BidReading({ content, indicators, marks, lead, partners }: Reading) {
	const { t } = useTranslation(['bid', 'ui'])
	const priceText = usePriceText()
	return (
		<>
			<h2>{t('edit.promises')}</h2>
			<IndicatorTable
				indicators={indicators}
				marks={marks}
				columns={[{ key: 'promised', heading: t('ui:indicator.promised'), values: promisedValues(content) }]}
			/>
			<h2>{t('edit.price')}</h2>
			<p>
				<strong>{priceText(content.priceFen)}</strong>
			</p>
			{partners.length > 0 ? (
				<>
					<h2>{t('partners.title')}</h2>
					<ConsortiumTable lead={lead} partners={partners} />
				</>
			) : null}
			{bidSections.map((section) => (
				<section key={section}>
					<h2>{t(`edit.sections.${section}`)}</h2>
					<p className="prose">{content[section] || t('read.none')}</p>
				</section>
			))}
		</>
	)
}
