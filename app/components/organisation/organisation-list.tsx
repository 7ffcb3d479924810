import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import {
	type CitySlug,
	type OrganisationKind,
	type OrganisationStatus,
	organisationKinds,
	organisationStatuses,
} from '#app/domain/organisation/organisation.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { EmptyState } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { DemoMark } from '../ui/tag.tsx'
import { StatusTag } from './status-tag.tsx'

type Row = {
	slug: string
	name: string
	nameEn: string | null
	kind: OrganisationKind
	status: OrganisationStatus
	creditCode: string | null
	citySlug: CitySlug | null
	isDemo: boolean
	createdAt: Date
}
type City = { slug: string; nameZh: string; nameEn: string }
type Search = { status?: OrganisationStatus; kind?: OrganisationKind; city?: CitySlug; q: string }

/** The address of a page of the list with its filter. */
function organisationsSearch({ status, kind, city, q }: Search, page: number): string {
	const entries = Object.entries({ status, kind, city, q, page: page > 1 ? String(page) : '' }).flatMap(([key, value]) => (value ? [[key, value]] : []))
	return `?${new URLSearchParams(entries)}`
}

/** The filter of a list of organisations; without cities it does not ask for one. */
export function OrganisationFilter({ search, cities }: { search: Search; cities: readonly City[] | null }) {
	const { t } = useTranslation(['office', 'organisation'])
	const { title } = useFormat()
	return (
		<Form className="filter-bar" aria-label={t('organisations.filter')}>
			<TextField label={t('organisations.name')} name="q" type="search" defaultValue={search.q} />
			<SelectField
				label={t('organisations.status')}
				name="status"
				defaultValue={search.status ?? ''}
				placeholder={t('organisations.all')}
				options={organisationStatuses.map((value) => ({ value, label: t(`organisation:status.${value}`) }))}
			/>
			<SelectField
				label={t('organisations.kind')}
				name="kind"
				defaultValue={search.kind ?? ''}
				placeholder={t('organisations.all')}
				options={organisationKinds.map((value) => ({ value, label: t(`organisation:kind.${value}`) }))}
			/>
			{cities ? (
				<SelectField
					label={t('organisations.city')}
					name="city"
					defaultValue={search.city ?? ''}
					placeholder={t('organisations.all')}
					options={cities.map((city) => ({ value: city.slug, label: title(city) }))}
				/>
			) : null}
			<Button>{t('organisations.apply')}</Button>
		</Form>
	)
}

/** Organisations with where their registration stands, each leading to its facts at `base`. */
function OrganisationTable({ organisations, cities, base }: { organisations: readonly Row[]; cities: readonly City[]; base: string }) {
	const { t } = useTranslation(['office', 'organisation'])
	const { day, name, title } = useFormat()
	const cityName = (slug: string | null) => cities.filter((city) => city.slug === slug).map(title)[0] ?? ''
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('organisation:form.name')}</th>
					<th scope="col">{t('organisations.status')}</th>
					<th scope="col">{t('organisations.kind')}</th>
					<th scope="col">{t('organisations.city')}</th>
					<th scope="col">{t('organisations.creditCode')}</th>
					<th scope="col">{t('organisations.registered')}</th>
				</tr>
			</thead>
			<tbody>
				{organisations.map((one) => (
					<tr key={one.slug}>
						<th scope="row">
							<Link to={`${base}/${one.slug}`}>{name(one)}</Link> <DemoMark isDemo={one.isDemo} />
						</th>
						<td data-label={t('organisations.status')}>
							<StatusTag status={one.status} />
						</td>
						<td data-label={t('organisations.kind')}>{t(`organisation:kind.${one.kind}`)}</td>
						<td data-label={t('organisations.city')}>{cityName(one.citySlug)}</td>
						<td data-label={t('organisations.creditCode')}>{one.creditCode}</td>
						<td data-label={t('organisations.registered')}>{day(one.createdAt)}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

/** The whole list: how many, the rows of this page, the other pages; what to do when there are none. */
export function OrganisationList({
	found,
	search,
	cities,
	base,
	emptyText,
}: {
	found: { organisations: readonly Row[]; total: number; page: number; pages: number }
	search: Search
	cities: readonly City[]
	base: string
	emptyText: string
}) {
	const { t } = useTranslation('office')
	if (found.total === 0) {
		return (
			<EmptyState title={t('organisations.none.title')}>
				<p>{emptyText}</p>
			</EmptyState>
		)
	}
	return (
		<>
			<p className="count">{t('organisations.count', { count: found.total })}</p>
			<OrganisationTable organisations={found.organisations} cities={cities} base={base} />
			<Pagination page={found.page} pages={found.pages} to={(page) => organisationsSearch(search, page)} />
		</>
	)
}
