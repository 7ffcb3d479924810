import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ActiveFilters } from '#app/components/catalogue/active-filters.tsx'
import { CatalogueFilters } from '#app/components/catalogue/filters.tsx'
import { ChallengeRow } from '#app/components/challenge/challenge-row.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { CorridorLine } from '#app/components/corridor/corridor-line.tsx'
import { EmptyState } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { CatalogueFilter, catalogueSearch, toggled } from '#app/domain/challenge/catalogue.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { findChallenges } from '#app/services/challenge/find-challenges.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const filter = parseSearch(request, CatalogueFilter)
	const now = context.now()
	const found = await findChallenges({ store: context.store, filter, now })
	return { title: await pageTitle(request, (t) => t('challenge:catalogue.title')), ...found, filter, now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Challenges() {
	const { filter, facets, challenges, corridor, page, pages, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('challenge')
	const format = useFormat()
	const { chains, cities } = corridor
	const filters = <CatalogueFilters filter={filter} facets={facets} chains={chains} cities={cities} />
	return (
		<main id="main" className="wrap">
			<h1 className="visually-hidden">{t('catalogue.title')}</h1>
			<CorridorLine
				cities={cities.map((city) => ({
					slug: city.slug,
					name: format.title(city),
					count: facets.city.get(city.slug) ?? 0,
					to: `/challenges${catalogueSearch(filter, { city: toggled(filter.city, city.slug) })}`,
					isSelected: filter.city.includes(city.slug),
				}))}
			/>
			<div className="catalogue">
				<aside className="filters-wide">{filters}</aside>
				<section aria-label={t('catalogue.title')}>
					<Form method="get" action="/challenges" className="search-box" role="search" key={filter.q}>
						<input type="search" name="q" defaultValue={filter.q} aria-label={t('catalogue.search')} placeholder={t('catalogue.placeholder')} />
						<button type="submit">{t('catalogue.search')}</button>
						<Kept filter={filter} />
					</Form>
					<details className="filters-fold">
						<summary>{t('catalogue.filters')}</summary>
						{filters}
					</details>
					<p className="split muted results" role="status">
						<span>
							{filter.stage === 'open' ? t('catalogue.open', { count: facets.total }) : t('catalogue.found', { count: facets.total })} ·{' '}
							{t('catalogue.sum', { money: format.fen(facets.budgetFen) })}
						</span>
						<span>{t(`catalogue.sort.${filter.sort ?? (filter.q ? 'relevance' : 'closes')}`)}</span>
					</p>
					<ActiveFilters filter={filter} chains={chains} cities={cities} />
					{challenges.length === 0 ? (
						<EmptyState title={t('catalogue.none')}>
							<p>{t('catalogue.noneHint')}</p>
						</EmptyState>
					) : null}
					<ol className="challenge-rows">
						{challenges.map((challenge) => (
							<li key={challenge.code}>
								<ChallengeRow
									challenge={challenge}
									serverNow={now}
									status={challenge.status === 'open' ? undefined : <StatusTag status={challenge.status} />}
								/>
							</li>
						))}
					</ol>
					<Pagination page={page} pages={pages} to={(to) => `/challenges${catalogueSearch(filter, { page: to })}`} />
				</section>
			</div>
		</main>
	)
}

/** Keeps the other filters when only the words change. */
function Kept({ filter }: { filter: CatalogueFilter }) {
	const kept = [...new URLSearchParams(catalogueSearch(filter, { q: '' })).entries()]
	return kept.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)
}
