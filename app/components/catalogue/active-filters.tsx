import { useTranslation } from 'react-i18next'
import { type CatalogueFilter, catalogueSearch, toggled } from '#app/domain/challenge/catalogue.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'

type Named = { slug: string; nameZh: string; nameEn: string }

/** What narrows the list at the moment, each with a way to take it off. */
export function ActiveFilters({ filter, chains, cities }: { filter: CatalogueFilter; chains: readonly Named[]; cities: readonly Named[] }) {
	const { t } = useTranslation('challenge')
	const format = useFormat()
	const nameOf = (named: readonly Named[], slug: string) => {
		const found = named.find((one) => one.slug === slug)
		return found ? format.title(found) : slug
	}
	const money = useMoneyText(filter)
	const chips = [
		...(filter.q ? [{ what: t('catalogue.words', { q: filter.q }), to: catalogueSearch(filter, { q: '' }) }] : []),
		...filter.chain.map((slug) => ({ what: nameOf(chains, slug), to: catalogueSearch(filter, { chain: toggled(filter.chain, slug) }) })),
		...filter.city.map((slug) => ({ what: nameOf(cities, slug), to: catalogueSearch(filter, { city: toggled(filter.city, slug) }) })),
		...filter.kind.map((kind) => ({ what: t(`kind.${kind}`), to: catalogueSearch(filter, { kind: toggled(filter.kind, kind) }) })),
		...(filter.stage === 'open'
			? []
			: [{ what: filter.stage === 'all' ? t('catalogue.all') : t(`stage.${filter.stage}`), to: catalogueSearch(filter, { stage: 'open' }) }]),
		...(money ? [{ what: money, to: catalogueSearch(filter, { min: undefined, max: undefined }) }] : []),
		...(filter.closes ? [{ what: t(`catalogue.closes.${filter.closes}`), to: catalogueSearch(filter, { closes: undefined }) }] : []),
	]
	if (chips.length === 0) return null
	return (
		<ul className="chips">
			{chips.map(({ what, to }) => (
				<li key={what}>
					<Link to={`/challenges${to}`} aria-label={t('catalogue.remove', { what })} preventScrollReset>
						{what} <span aria-hidden="true">×</span>
					</Link>
				</li>
			))}
		</ul>
	)
}

function useMoneyText({ min, max }: CatalogueFilter): string | null {
	const { t } = useTranslation('challenge')
	if (min !== undefined && max !== undefined) return t('catalogue.moneyRange', { min, max })
	if (min !== undefined) return t('catalogue.moneyFrom', { min })
	return max === undefined ? null : t('catalogue.moneyTo', { max })
}
