import type { BrowserContext } from '@playwright/test'
import { demoPassword } from '#db/seed/demo-users.ts'

const cookies = new Map<string, Promise<string>>()

async function signIn(url: string, email: string): Promise<string> {
	const answer = await fetch(`${url}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ email, password: demoPassword }),
	})
	const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('session='))
	if (!cookie) throw new Error(`${email} could not sign in: ${answer.status}`)
	return cookie.split(';')[0] ?? ''
}

/** The session cookie of a demo login, signed in once a server. */
export function cookieOf(url: string, email: string): Promise<string> {
	const key = `${url} ${email}`
	const known = cookies.get(key) ?? signIn(url, email)
	cookies.set(key, known)
	return known
}

/** Signs a browser in as a demo login. */
export async function signInBrowser(context: BrowserContext, url: string, email: string): Promise<void> {
	const [name = '', value = ''] = (await cookieOf(url, email)).split('=')
	await context.addCookies([{ name, value, url }])
}
