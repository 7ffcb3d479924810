import type { LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPage } from './components/error-page.tsx'
import { NonceContext } from './components/nonce.ts'
import { languageOf } from './i18n/i18n.server.ts'
import { getActor } from './server/session.server.ts'
import './styles/app.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await getActor(context)
	return { language: await languageOf(request), isDemo: context.isDemo, actor, serverNow: context.now() }
}

export function Layout({ children }: { children: ReactNode }) {
	const { i18n } = useTranslation()
	const nonce = useContext(NonceContext)
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
				{children}
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
	return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
}
