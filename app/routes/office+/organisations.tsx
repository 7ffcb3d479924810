import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { OrganisationFilter, OrganisationList } from '#app/components/organisation/organisation-list.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { OrganisationSearch } from '#app/domain/organisation/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readCities } from '#app/services/organisation/read-cities.server.ts'
import { readOrganisations } from '#app/services/organisation/read-organisations.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	const { page, ...search } = parseSearch(request, OrganisationSearch)
	const filter = { status: search.status, kind: search.kind, citySlug: search.city, name: search.q }
	return {
		title: await pageTitle(request, (t) => t('office:organisations.title')),
		search,
		found: await readOrganisations({ store: context.store, filter, page }),
		cities: await readCities(context),
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OfficeOrganisations() {
	const { t } = useTranslation('office')
	const { search, found, cities } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('organisations.title')} actions={<LinkButton to="/office/organisations/new">{t('organisations.create')}</LinkButton>} />
			<OrganisationFilter search={search} cities={cities} />
			<OrganisationList found={found} search={search} cities={cities} base="/office/organisations" emptyText={t('organisations.none.text')} />
		</main>
	)
}
