import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DeskNav } from '#app/components/shell/site-header.tsx'
import { useBureauNav, useOfficeNav } from '#app/components/shell/use-office-nav.ts'
import { can, hasRole } from '#app/domain/permission/permission.ts'
import { forbidden } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'

/** The bureau's desk; the office comes here for the monitor. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	if (!can(actor, 'monitor.read', null)) throw forbidden()
	return { isOffice: hasRole(actor, 'office'), citySlug: actor.organisation.citySlug }
}

export default function BureauLayout() {
	const { t } = useTranslation('office')
	const { isOffice, citySlug } = useLoaderData<typeof loader>()
	const bureau = useBureauNav(citySlug)
	const office = useOfficeNav()
	return (
		<>
			<DeskNav items={isOffice ? office : bureau} label={isOffice ? t('nav.label') : t('bureauNav.label')} />
			<Outlet />
		</>
	)
}
