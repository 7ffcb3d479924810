import { index, type RouteConfig, route } from '@remix-run/route-config'

export default [
	index('routes/_public+/home.tsx'),
	route('login', 'routes/_auth+/login.tsx'),
	route('logout', 'routes/_auth+/logout.ts'),
	route('register', 'routes/_auth+/register.tsx'),
	route('register/received', 'routes/_auth+/register-received.tsx'),
	route('join/:token', 'routes/_auth+/join.tsx'),
	route('recover', 'routes/_auth+/recover.tsx'),
	route('recover/sent', 'routes/_auth+/recover-sent.tsx'),
	route('recover/:token', 'routes/_auth+/recover-set.tsx'),
	route('account', 'routes/_auth+/account.tsx'),
	route('account/profile', 'routes/_auth+/account-profile.tsx'),
	route('account/password', 'routes/_auth+/account-password.tsx'),
	route('account/invitations', 'routes/_auth+/account-invitations.tsx'),
	route('account/organisation', 'routes/_auth+/account-organisation.tsx'),
	route('account/sign-out-everywhere', 'routes/_auth+/account-sign-out-everywhere.ts'),
	route('healthz', 'routes/resources+/healthz.ts'),
	route('language', 'routes/resources+/language.ts'),
	route('*', 'routes/_public+/not-found.tsx'),
] satisfies RouteConfig
