import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#app/domain/organisation/organisation.ts'

const paths = { bureauOfficer: '/bureau', office: '/office', issuer: '/issuer', bidder: '/bidder' } as const
const roles = ['bureauOfficer', 'office', 'issuer', 'bidder'] as const

/** Where a member's roles let them work. */
export function Workspaces({ roles: held }: { roles: readonly Role[] }) {
	const { t } = useTranslation('account')
	const open = roles.filter((role) => held.includes(role))
	if (open.length === 0) return null
	return (
		<nav aria-label={t('account.workspaces')} className="tabs">
			{open.map((role) => (
				<Link key={role} to={paths[role]}>
					{t(`account.workspace.${role}`)}
				</Link>
			))}
		</nav>
	)
}
