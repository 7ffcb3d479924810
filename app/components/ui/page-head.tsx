import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from './link.tsx'

/** The title of a page with what stands beside it: a line of facts, and its commands. */
export function PageHead({ title, children, actions }: { title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
	return (
		<header className="page-head">
			<div>
				<h1>{title}</h1>
				{children ? <p>{children}</p> : null}
			</div>
			{actions ? <div className="cluster no-print">{actions}</div> : null}
		</header>
	)
}

/** The way back up. */
export function Breadcrumbs({ items }: { items: readonly { to: string; label: ReactNode }[] }) {
	const { t } = useTranslation('ui')
	return (
		<nav className="crumbs" aria-label={t('breadcrumbs')}>
			<ol>
				{items.map((item) => (
					<li key={item.to}>
						<Link to={item.to}>{item.label}</Link>
					</li>
				))}
			</ol>
		</nav>
	)
}

/** What a list shows when it has nothing: why, and what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
	return (
		<div className="empty">
			<h2>{title}</h2>
			{children}
		</div>
	)
}
