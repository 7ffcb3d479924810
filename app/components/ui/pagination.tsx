import { useTranslation } from 'react-i18next'
import { Link } from './link.tsx'

/** The pages of a list; `to` gives the address of one. */
export function Pagination({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
	const { t } = useTranslation('ui')
	if (pages <= 1) return null
	const near = [1, page - 2, page - 1, page, page + 1, page + 2, pages]
	const shown = [...new Set(near)].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b)
	return (
		<nav className="pager" aria-label={t('pages')}>
			{page > 1 ? (
				<Link to={to(page - 1)} rel="prev">
					{t('previous')}
				</Link>
			) : null}
			{shown.map((one, at) => (
				<span key={one} style={{ display: 'contents' }}>
					{at > 0 && one - (shown[at - 1] ?? 0) > 1 ? <span aria-hidden="true">…</span> : null}
					<Link to={to(one)} aria-label={t('page', { page: one })} aria-current={one === page ? 'page' : undefined}>
						{one}
					</Link>
				</span>
			))}
			{page < pages ? (
				<Link to={to(page + 1)} rel="next">
					{t('next')}
				</Link>
			) : null}
		</nav>
	)
}
