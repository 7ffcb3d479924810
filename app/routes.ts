import { index, type RouteConfig, route } from '@remix-run/route-config'

export default [
	index('routes/_public+/home.tsx'),
	route('healthz', 'routes/resources+/healthz.ts'),
	route('language', 'routes/resources+/language.ts'),
	route('*', 'routes/_public+/not-found.tsx'),
] satisfies RouteConfig
