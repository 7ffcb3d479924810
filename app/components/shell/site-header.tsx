import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'

export type NavItem = { to: string; label: string }

/** Brand, main addresses, language, account; above every page. */
export function SiteHeader({ items, person }: { items: readonly NavItem[]; person: { name: string; unread: number } | null }) {
	const { t, i18n } = useTranslation('common')
	const { pathname, search } = useLocation()
	const other = i18n.language === 'en' ? 'zh' : 'en'
	return (
		<header className="site-header">
			<a className="skip" href="#main">
				{t('shell.skip')}
			</a>
			<div className="wrap">
				<Link className="brand" to="/">
					{t('brand')} <small>{t('corridor')}</small>
				</Link>
				<NavList items={items} label={t('shell.nav')} className="site-nav" />
				<div className="site-end">
					<form method="post" action="/language">
						<input type="hidden" name="to" value={pathname + search} />
						<Button variant="link" name="language" value={other} lang={other === 'zh' ? 'zh-CN' : 'en'}>
							{other === 'zh' ? t('shell.zh') : t('shell.en')}
						</Button>
					</form>
					{person ? (
						<>
							<InboxLink unread={person.unread} />
							<Link to="/account">{person.name}</Link>
							<form method="post" action="/logout">
								<Button variant="link">{t('shell.signOut')}</Button>
							</form>
						</>
					) : (
						<>
							<Link to={pathname === '/login' ? pathname + search : `/login?to=${encodeURIComponent(pathname + search)}`}>{t('shell.signIn')}</Link>
							<Link to="/register">{t('shell.register')}</Link>
						</>
					)}
				</div>
			</div>
		</header>
	)
}

/** The way to the inbox, with how much in it is unread. */
function InboxLink({ unread }: { unread: number }) {
	const { t } = useTranslation('news')
	return (
		<Link to="/inbox">
			{t('inbox.header')}
			{unread > 0 ? (
				<>
					<span className="unread-count" aria-hidden="true">
						{unread > 99 ? t('inbox.many') : unread}
					</span>
					<span className="visually-hidden">{t('inbox.unread', { count: unread })}</span>
				</>
			) : null}
		</Link>
	)
}

function NavList({ items, label, className }: { items: readonly NavItem[]; label: string; className: string }) {
	const { pathname } = useLocation()
	const isHere = (to: string) => pathname === to || (className === 'site-nav' && pathname.startsWith(`${to}/`))
	return (
		<nav className={className} aria-label={label}>
			<ul className={className === 'desk-nav' ? 'wrap' : undefined}>
				{items.map((item) => (
					<li key={item.to}>
						<Link to={item.to} aria-current={isHere(item.to) ? 'page' : undefined} prefetch="intent">
							{item.label}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	)
}

/** The addresses of one role's desk, beneath the header. */
export function DeskNav({ items, label }: { items: readonly NavItem[]; label: string }) {
	return <NavList items={items} label={label} className="desk-nav" />
}

export function SiteFooter() {
	const { t } = useTranslation(['common', 'log'])
	return (
		<footer className="site-footer">
			<div className="wrap">
				<span className="no-print">
					{t('brand')} · {t('corridor')} ·{' '}
				</span>
				{t('beijingTime')}
				<span className="no-print">
					{' '}
					· <Link to="/rules">{t('rules')}</Link> · <Link to="/log">{t('log:title')}</Link> · <Link to="/verify">{t('log:verify.title')}</Link>
				</span>
			</div>
		</footer>
	)
}
