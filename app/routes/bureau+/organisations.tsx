import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { OrganisationFilter, OrganisationList } from '#app/components/organisation/organisation-list.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { OrganisationSearch } from '#app/domain/organisation/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, parseSearch } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readCities } from '#app/services/organisation/read-cities.server.ts'
import { readOrganisations } from '#app/services/organisation/read-organisations.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { citySlug } = (await requireRole(request, context, 'bureauOfficer')).organisation
	if (citySlug === null) throw forbidden()
	const { page, ...search } = parseSearch(request, OrganisationSearch)
	const filter = { status: search.status, kind: search.kind, name: search.q, citySlug }
	return {
		title: await pageTitle(request, (t) => t('office:organisations.bureauTitle')),
		search: { ...search, city: undefined },
		found: await readOrganisations({ store: context.store, filter, page }),
		cities: await readCities(context),
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BureauOrganisations() {
	const { t } = useTranslation('office')
	const { search, found, cities } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('organisations.bureauTitle')} />
			<OrganisationFilter search={search} cities={null} />
			<OrganisationList found={found} search={search} cities={cities} base="/bureau/organisations" emptyText={t('organisations.none.bureau')} />
		</main>
	)
}
