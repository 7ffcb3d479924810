import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DeskNav } from '#app/components/shell/site-header.tsx'
import { useOfficeNav } from '#app/components/shell/use-office-nav.ts'
import { requireRole } from '#app/server/session.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return null
}

export default function OfficeLayout() {
	const { t } = useTranslation('office')
	return (
		<>
			<DeskNav items={useOfficeNav()} label={t('nav.label')} />
			<Outlet />
		</>
	)
}
