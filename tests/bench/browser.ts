import { readdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { createKeyPair } from '#app/crypto/key-pair.ts'

/** Seals and opens a bid of 5 MB in a real browser by the chunks of the build, and says how long each took. */
export async function benchBrowser(origin: string): Promise<void> {
	const chunk = (start: string) => `/assets/${readdirSync('build/client/assets').find((name) => name.startsWith(`${start}-`) && name.endsWith('.js'))}`
	const [opening, own] = [await createKeyPair(), await createKeyPair()]
	const given = { seal: chunk('seal-envelope'), open: chunk('open-envelope'), recipients: [opening.recipient, own.recipient], identity: own.identity }
	const executablePath = process.env.CHROMIUM_PATH
	const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
	try {
		const page = await browser.newPage()
		await page.goto(`${origin}/verify`, { waitUntil: 'networkidle' })
		const times: unknown = await page.evaluate(`(async ({ seal, open, recipients, identity }) => {
			const loading = performance.now()
			const [{ sealEnvelope }, { openEnvelope }] = [await import(seal), await import(open)]
			const loaded = Math.round(performance.now() - loading)
			const bytes = new Uint8Array(5_000_000)
			for (let at = 0; at < bytes.length; at += 50_000) crypto.getRandomValues(bytes.subarray(at, at + 50_000))
			const place = { part: 'bid', challenge: 'C', bid: 'B' }
			const times = []
			for (let run = 0; run < 7; run++) {
				const begun = performance.now()
				const sealed = await sealEnvelope({ ...place, fields: {}, files: [{ name: 'a.pdf', mediaType: '', bytes }] }, recipients)
				const between = performance.now()
				const opened = await openEnvelope(sealed.value, identity, place)
				const ended = performance.now()
				if (!opened.ok || opened.value.files[0].bytes.length !== bytes.length) throw new Error('not opened')
				times.push('sealed in ' + Math.round(between - begun) + ' ms, opened in ' + Math.round(ended - between) + ' ms')
			}
			return ['code loaded in ' + loaded + ' ms', ...times]
		})(${JSON.stringify(given)})`)
		console.log(`A bid of 5 MB in ${browser.browserType().name()} ${browser.version()}:`)
		for (const line of Array.isArray(times) ? times : []) console.log(line)
	} finally {
		await browser.close()
	}
}
