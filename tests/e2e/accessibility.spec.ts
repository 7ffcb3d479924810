import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './support/app.ts'
import { signInBrowser } from './support/sign-in.ts'

const pages: Record<string, string[]> = {
	'': [
		'/',
		'/challenges',
		'/challenges?stage=all&q=%E5%82%AC%E5%8C%96',
		'/challenges/XCL-2026-0001',
		'/lists',
		'/chains',
		'/chains/robotics',
		'/organisations/srici',
		'/login',
		'/register',
		'/recover',
		'/nowhere',
	],
	'lead@lianbang.example': ['/issuer', '/issuer/lists', '/issuer/lists/new', '/account'],
	'bidder@lianbang.example': ['/bidder', '/challenges/XCL-2026-0001'],
	'bureau-suzhou@lianbang.example': ['/bureau/monitor', '/bureau/monitor/challenges?measure=awarded', '/bureau/organisations'],
	'office@lianbang.example': ['/office', '/office/audit', '/office/organisations', '/office/organisations/new', '/office/chains', '/office/chains/robotics'],
}

for (const language of ['zh', 'en'] as const) {
	for (const [email, addresses] of Object.entries(pages)) {
		test(`axe finds nothing, in ${language}, as ${email || 'visitor'}`, async ({ browser, app }) => {
			const context = await browser.newContext({ locale: language === 'zh' ? 'zh-CN' : 'en-GB', baseURL: app.url })
			if (email) await signInBrowser(context, app.url, email)
			const page = await context.newPage()
			for (const address of addresses) {
				await page.goto(address)
				const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
				expect(
					violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
					address,
				).toEqual([])
			}
			await context.close()
		})
	}
}

test('no page scrolls sideways at 320 px', async ({ browser, app }) => {
	const context = await browser.newContext({ viewport: { width: 320, height: 640 }, baseURL: app.url })
	const page = await context.newPage()
	for (const address of pages[''] ?? []) {
		await page.goto(address)
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBeLessThanOrEqual(0)
	}
	await context.close()
})
