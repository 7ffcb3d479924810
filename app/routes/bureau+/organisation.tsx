import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RegistrationFacts, RegistrationHints, RegistrationPeople } from '#app/components/organisation/registration-facts.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { SlugParams } from '#app/domain/organisation/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { nameIn } from '#app/i18n/format.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readCities } from '#app/services/organisation/read-cities.server.ts'
import { readRegistration } from '#app/services/organisation/read-registration.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bureauOfficer')
	const { slug } = parseParams(params, SlugParams)
	const registration = await readRegistration({ store: context.store, actor, slug })
	if (!registration) throw notFound()
	return {
		title: await pageTitle(request, (_t, language) => nameIn(language, registration.organisation)),
		...registration,
		cities: await readCities(context),
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BureauOrganisation() {
	const { t } = useTranslation('office')
	const { title } = useFormat()
	const { organisation, mayDecide, people, alike, ledChains, cities } = useLoaderData<typeof loader>()
	const city = cities.filter((one) => one.slug === organisation.citySlug).map(title)[0] ?? ''
	const address = `/bureau/organisations/${organisation.slug}`
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/bureau/organisations', label: t('organisations.bureauTitle') }]} />
			<PageHead
				title={
					<>
						{organisation.name} <DemoMark isDemo={organisation.isDemo} />
					</>
				}
			/>
			<RegistrationFacts organisation={organisation} city={city} />
			<h2>{t('registration.people')}</h2>
			<RegistrationPeople people={people} />
			<RegistrationHints alike={alike} ledChains={ledChains} base={null} />
			{mayDecide ? (
				<section>
					<h2>{t('registration.decide')}</h2>
					<p>{t('registration.verifyNote')}</p>
					<div className="actions">
						<Form method="post" action={`${address}/verify`}>
							<Button variant="primary">{t('registration.verify')}</Button>
						</Form>
						<LinkButton to={`${address}/return`}>{t('registration.return')}</LinkButton>
					</div>
				</section>
			) : null}
		</main>
	)
}
