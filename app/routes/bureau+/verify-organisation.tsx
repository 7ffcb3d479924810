import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { SlugParams } from '#app/domain/organisation/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readRegistration } from '#app/services/organisation/read-registration.server.ts'
import { verifyOrganisation } from '#app/services/organisation/verify-organisation.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bureauOfficer')
	const { slug } = parseParams(params, SlugParams)
	const registration = await readRegistration({ store: context.store, actor, slug })
	if (!registration) throw notFound()
	const { name } = registration.organisation
	return { title: await pageTitle(request, (t) => t('office:verify.title', { name })), slug, name, mayDecide: registration.mayDecide }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bureauOfficer')
	const { slug } = parseParams(params, SlugParams)
	const outcome = await verifyOrganisation({ store: context.store, actor, slug, origin: context.origin, now: context.now() })
	return outcome.ok ? redirect(`/bureau/organisations/${slug}`) : answerRefusal(outcome.refusal)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function VerifyOrganisation() {
	const { t } = useTranslation('office')
	const { slug, name, mayDecide } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const refusalText = useRefusalText()
	return (
		<NarrowPage title={t('verify.title', { name })} above={<Breadcrumbs items={[{ to: `/bureau/organisations/${slug}`, label: name }]} />}>
			{answer ? <Banner tone="danger">{refusalText(answer.refusal)}</Banner> : null}
			<p>{mayDecide ? t('registration.verifyNote') : t('verify.decided')}</p>
			{mayDecide ? (
				<Form method="post" className="actions">
					<Button variant="primary">{t('registration.verify')}</Button>
				</Form>
			) : null}
		</NarrowPage>
	)
}
