import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DeskNav } from '#app/components/shell/site-header.tsx'
import { requireRole } from '#app/server/session.server.ts'

/** The bidder's desk. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'bidder')
	return null
}

export default function BidderLayout() {
	const { t } = useTranslation('bid')
	return (
		<>
			<DeskNav items={[{ to: '/bidder', label: t('desk.nav') }]} label={t('desk.title')} />
			<Outlet />
		</>
	)
}
