import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from '@playwright/test'
import { startServer } from './server.ts'

export type App = {
	url: string
	dataDir: string
	/** Moves the server's clock by so many milliseconds more, such as past a deadline. The browser keeps real time. */
	advanceClock: (milliseconds: number) => void
}

async function runApp(use: (app: App) => Promise<void>) {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-worker-'))
	cpSync(path.join(process.env.E2E_BASE ?? '', 'data'), path.join(folder, 'data'), { recursive: true })
	const clock = path.join(folder, 'clock')
	let offset = 0
	const advanceClock = (milliseconds: number) => {
		offset += milliseconds
		writeFileSync(clock, String(offset))
	}
	advanceClock(0)
	const server = await startServer(path.join(folder, 'data'), clock)
	await use({ url: server.url, dataDir: path.join(folder, 'data'), advanceClock })
	await server.stop()
	rmSync(folder, { recursive: true, force: true })
}

/**
 * A test with the built app: `app` is one server and one demo database a worker, so a test must not count on untouched
 * data; `ownApp` is the test's own, for what moves the clock.
 */
export const test = base.extend<{ ownApp: App; ownBrowsers: undefined }, { app: App }>({
	// What a test opened stays for the report of its failure until the next begins; pages left open would slow all that follow.
	ownBrowsers: [
		async ({ browser }, use) => {
			await Promise.all(browser.contexts().map((context) => context.close()))
			await use(undefined)
		},
		{ auto: true },
	],
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
	app: [async ({}, use) => runApp(use), { scope: 'worker', timeout: 60_000 }],
	// biome-ignore lint/correctness/noEmptyPattern: as above
	ownApp: [async ({}, use) => runApp(use), { timeout: 60_000 }],
	baseURL: async ({ app }, use) => use(app.url),
})

export { expect } from '@playwright/test'
