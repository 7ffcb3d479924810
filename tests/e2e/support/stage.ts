import type { Browser, Page, TestInfo } from '@playwright/test'
import { type App, expect } from './app.ts'
import { findings } from './axe.ts'
import { signInBrowser } from './sign-in.ts'

/** What a journey is gone through at: both widths, and the narrow one without JavaScript too. */
export const settings = [
	{ width: 1280, javaScriptEnabled: true },
	{ width: 390, javaScriptEnabled: true },
	{ width: 390, javaScriptEnabled: false },
]

/** The ending of a test's name that says at which of them it runs. */
export const settingName = ({ width, javaScriptEnabled }: (typeof settings)[number]) => `at ${width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`

type Stage = { browser: Browser; app: App; info: TestInfo } & (typeof settings)[number]

/** Who steps on in a journey, each with a browser of their own, and a look at what they see. */
export function stageOf({ browser, app, info, width, javaScriptEnabled }: Stage) {
	return {
		/** Signed in with a demo login; a visitor with none. */
		async as(email: string | null): Promise<Page> {
			const context = await browser.newContext({ baseURL: app.url, viewport: { width, height: 900 }, javaScriptEnabled })
			if (email !== null) await signInBrowser(context, app.url, email)
			return context.newPage()
		},
		/** Nothing for axe to find, nothing to scroll sideways, and a picture for the report. */
		async shoot(page: Page, name: string): Promise<void> {
			if (javaScriptEnabled) expect(await findings(page), name).toEqual([])
			expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0)
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		},
	}
}
