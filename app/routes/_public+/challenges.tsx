import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ActiveFilters } from '#app/components/catalogue/active-filters.tsx'
import { CatalogueFilters } from '#app/components/catalogue/filters.tsx'
import { SearchBox } from '#app/components/catalogue/search-box.tsx'
import { SortLinks } from '#app/components/catalogue/sort-links.tsx'
import { ChallengeRow } from '#app/components/challenge/challenge-row.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { CorridorLine } from '#app/components/corridor/corridor-line.tsx'
import { FollowButton } from '#app/components/notification/follow-button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { CatalogueFilter, catalogueSearch, toggled } from '#app/domain/challenge/catalogue.ts'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { findChallenges } from '#app/services/challenge/find-challenges.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const filter = parseSearch(request, CatalogueFilter)
	const now = context.now()
	const found = await findChallenges({ store: context.store, actor: await getActor(context), filter, now })
	const head = await pageHead({ request, context, path: `/challenges${catalogueSearch(filter, { page: found.page })}` }, (t) => ({
		title: filter.q ? `${t('challenge:catalogue.words', { q: filter.q })} · ${t('challenge:catalogue.title')}` : t('challenge:catalogue.title'),
		description: t('common:home.text'),
	}))
	const { chains, cities } = found.corridor
	return { head, ...found, corridor: { chains: chains.map(titled), cities: cities.map(titled) }, filter, now }
}

/** What the page says of a chain or city. */
const titled = <Slug extends string>({ slug, nameZh, nameEn }: { slug: Slug; nameZh: string; nameEn: string }) => ({ slug, nameZh, nameEn })

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function Challenges() {
	const { filter, facets, challenges, corridor, following, page, pages, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('challenge')
	const format = useFormat()
	const { chains, cities } = corridor
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
				<SearchBox filter={filter} />
				<details className="filters-fold">
					<summary>{t('catalogue.filters')}</summary>
					<CatalogueFilters filter={filter} facets={facets} chains={chains} cities={cities} />
				</details>
				<section aria-label={t('catalogue.title')}>
					<div className="split muted results">
						<p role="status">
							{filter.stage === 'open' ? t('catalogue.open', { count: facets.total }) : t('catalogue.found', { count: facets.total })}
							{facets.budgetFen > 0 ? ` · ${t('catalogue.sum', { money: format.fen(facets.budgetFen) })}` : null}
						</p>
						<SortLinks filter={filter} />
					</div>
					<ActiveFilters filter={filter} chains={chains} cities={cities} />
					{challenges.length === 0 ? (
						<EmptyState title={t('catalogue.none')}>
							<p>{t('catalogue.noneHint')}</p>
							<p className="cluster">
								{filter.stage === 'all' ? null : <Link to={`/challenges${catalogueSearch(filter, { stage: 'all' })}`}>{t('catalogue.seeAll')}</Link>}
								<Link to="/challenges">{t('catalogue.clear')}</Link>
							</p>
						</EmptyState>
					) : null}
					<ol className="challenge-rows">
						{challenges.map((challenge) => (
							<li key={challenge.code}>
								<ChallengeRow
									heading="h2"
									challenge={challenge}
									serverNow={now}
									status={challenge.status === 'open' ? undefined : <StatusTag status={challenge.status} />}
								/>
							</li>
						))}
					</ol>
					<FollowButton kind="search" name={catalogueSearch(filter)} following={following} to={`/challenges${catalogueSearch(filter)}`} />
					<Pagination page={page} pages={pages} to={(to) => `/challenges${catalogueSearch(filter, { page: to })}`} />
				</section>
			</div>
		</main>
	)
}
