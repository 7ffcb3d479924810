import { CatalogueFilter, catalogueSearch } from '../challenge/catalogue.ts'
import type { ChallengeKind } from '../challenge/challenge.ts'
import type { CitySlug } from '../organisation/organisation.ts'

/** What a saved search looks at besides words. */
type Searched = { chainSlug: string | null; citySlug: CitySlug | null; kind: ChallengeKind; budgetFen: number | null; bidsCloseAt: Date | null }

const day = 86_400_000

/** The filter of a search as it was saved, or as its address carries it. */
export function filterOf(search: string): CatalogueFilter {
	const asked = new URLSearchParams(search)
	return CatalogueFilter.parse(Object.fromEntries([...new Set(asked.keys())].map((key) => [key, asked.getAll(key)])))
}

/** How a search is saved: what it asks for in one order, without page and sorting, so that the same search is saved once. */
export function savedSearch(filter: CatalogueFilter): string {
	return catalogueSearch(filter, { page: 1, sort: undefined })
}

/** Whether a newly released challenge fits a search in all but its words: chain, city, kind, money and deadline. A search for another stage finds nothing new. */
export function fitsSearch({ chain, city, kind, stage, min, max, closes }: CatalogueFilter, one: Searched, now: Date): boolean {
	const among = <Value>(wanted: readonly Value[], value: Value | null) => wanted.length === 0 || (value !== null && wanted.includes(value))
	const budget = one.budgetFen === null ? null : one.budgetFen / 1_000_000
	const isWorth = (min === undefined || (budget !== null && budget >= min)) && (max === undefined || (budget !== null && budget <= max))
	const days = one.bidsCloseAt === null ? null : (one.bidsCloseAt.getTime() - now.getTime()) / day
	const isInTime = closes === undefined || (days !== null && (closes === 'later' ? days > 30 : days <= (closes === '3d' ? 3 : 30)))
	return (stage === 'open' || stage === 'all') && among(chain, one.chainSlug) && among(city, one.citySlug) && among(kind, one.kind) && isWorth && isInTime
}
