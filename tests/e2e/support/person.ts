import type { Browser, Page } from '@playwright/test'
import { signInBrowser } from './sign-in.ts'

/** A person at a browser of their own, signed in with a demo login; a visitor with none. */
export async function as(browser: Browser, url: string, email: string | null, width: number): Promise<Page> {
	const context = await browser.newContext({ baseURL: url, viewport: { width, height: 900 } })
	if (email) await signInBrowser(context, url, email)
	return context.newPage()
}
