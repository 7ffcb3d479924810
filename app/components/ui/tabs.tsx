import { Link } from './link.tsx'

/** Views of one thing side by side, each at its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { to: string; label: string; count?: string; isCurrent: boolean }[] }) {
	return (
		<nav className="tabs" aria-label={label}>
			{tabs.map((tab) => (
				<Link key={tab.to} to={tab.to} aria-current={tab.isCurrent ? 'page' : undefined} preventScrollReset>
					{tab.label}
					{tab.count === undefined ? null : <small> {tab.count}</small>}
				</Link>
			))}
		</nav>
	)
}
