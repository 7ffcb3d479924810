import { useTranslation } from 'react-i18next'
import { type CatalogueFilter, catalogueSearch } from '#app/domain/challenge/catalogue.ts'
import { challengeSorts } from '#app/domain/challenge/challenge.ts'
import { Link } from '../ui/link.tsx'

/** The orders a list can be read in; relevance only where something was searched for. */
export function SortLinks({ filter }: { filter: CatalogueFilter }) {
	const { t } = useTranslation('challenge')
	const first = filter.q ? 'relevance' : 'closes'
	const chosen = filter.sort ?? first
	return (
		<nav className="sorts no-print" aria-label={t('catalogue.sortTitle')}>
			<ul className="cluster">
				{challengeSorts
					.filter((sort) => sort !== 'relevance' || filter.q)
					.map((sort) => (
						<li key={sort}>
							<Link
								to={`/challenges${catalogueSearch(filter, { sort: sort === first ? undefined : sort })}`}
								aria-current={sort === chosen ? 'true' : undefined}
								preventScrollReset
							>
								{t(`catalogue.sort.${sort}`)}
							</Link>
						</li>
					))}
			</ul>
		</nav>
	)
}
