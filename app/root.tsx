import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPage } from './components/error-page.tsx'
import { NonceContext } from './components/nonce.ts'
import { SiteFooter, SiteHeader } from './components/shell/site-header.tsx'
import { useDesks } from './components/shell/use-desks.ts'
import { standsAlone } from './domain/permission/actor.ts'
import { i18nFor, languageOf } from './i18n/i18n.server.ts'
import { getActor } from './server/session.server.ts'
import { countUnread } from './services/notification/count-unread.server.ts'
import './styles/app.css'
import { Link } from './components/ui/link.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await getActor(context)
	const brand = i18nFor(await languageOf(request)).t('common:brand')
	const unread = actor.kind === 'user' ? await countUnread({ store: context.store, actor, now: context.now() }) : 0
	const person = actor.kind === 'user' ? { name: actor.name, roles: actor.roles, standsAlone: standsAlone(actor), unread } : null
	return { brand, isDemo: context.isDemo, hasMailFolder: context.mailFolder !== null, person }
}

/** The title of what has none of its own, errors above all. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
	const brand = data?.brand ?? 'Lianbang'
	return [{ title: error ? `${statusOf(error)} · ${brand}` : brand }]
}

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500)

export function Layout({ children }: { children: ReactNode }) {
	const { t, i18n } = useTranslation(['common', 'news'])
	const nonce = useContext(NonceContext)
	const root = useRouteLoaderData<typeof loader>('root')
	const desks = useDesks(root?.person?.roles ?? [], root?.person?.standsAlone ?? false)
	return (
		<html lang={i18n.language === 'en' ? 'en' : 'zh-CN'}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<Meta />
				<Links />
			</head>
			<body>
				<SiteHeader items={desks} person={root?.person ?? null} />
				{root?.isDemo ? (
					<div className="demo-bar">
						{t('shell.demo')} {root.hasMailFolder ? <Link to="/mail-folder">{t('news:folder.link')}</Link> : null}
					</div>
				) : null}
				{children}
				<SiteFooter />
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	)
}

export default function App() {
	return <Outlet />
}

export function ErrorBoundary() {
	const error = useRouteError()
	return <ErrorPage status={statusOf(error)} />
}
