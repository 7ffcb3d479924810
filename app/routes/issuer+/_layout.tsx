import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DeskNav } from '#app/components/shell/site-header.tsx'
import { useIssuerNav } from '#app/components/shell/use-issuer-nav.ts'
import { hasRole } from '#app/domain/permission/permission.ts'
import { requireRole } from '#app/server/session.server.ts'

/** The issuer's desk; a chain lead composes lists here too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	return { isChainLead: hasRole(actor, 'chainLead') }
}

export default function IssuerLayout() {
	const { isChainLead } = useLoaderData<typeof loader>()
	const { t } = useTranslation('list')
	return (
		<>
			<DeskNav items={useIssuerNav(isChainLead)} label={t('compose.desk.label')} />
			<Outlet />
		</>
	)
}
