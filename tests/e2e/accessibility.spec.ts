import { writeFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { messyWorkbook } from '#tests/support/messy-workbook.ts'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn, fill } from './support/examples.ts'
import { signInBrowser } from './support/sign-in.ts'

const pages: Record<string, string[]> = {
	'': [
		'/',
		'/challenges',
		'/challenges?stage=all&q=%E5%82%AC%E5%8C%96',
		'/challenges/XCL-2026-0001',
		'/lists',
		'/events',
		'/chains',
		'/chains/robotics',
		'/organisations/srici',
		'/notices',
		'/rules',
		'/rules/office',
		'/log',
		'/verify',
		'/login',
		'/register',
		'/recover',
		'/recover/sent',
		'/mail-folder',
		'/nowhere',
	],
	'lead@lianbang.example': ['/issuer', '/issuer/lists', '/issuer/lists/new', '/events/new', '/issuer/reviews', '/issuer/reviews?view=settled', '/account'],
	'broker@lianbang.example': ['/broker'],
	'bidder@lianbang.example': ['/bidder', '/expert', '/challenges/XCL-2026-0001', '/inbox', '/account/follows', '/account/notifications', '/challenges'],
	'bureau-suzhou@lianbang.example': [
		'/bureau/monitor',
		'/bureau/monitor/challenges?measure=awarded',
		'/bureau/organisations',
		'/bureau/objections',
		'/bureau/tips',
		'/bureau/witnesses',
		'/rules/suzhou',
		'/rules/suzhou/change',
	],
	'office@lianbang.example': [
		'/office',
		'/office/audit',
		'/office/organisations',
		'/office/organisations/new',
		'/office/chains',
		'/office/chains/new',
		'/office/organisations/srici',
		'/office/chains/robotics',
		'/office/brokers',
		'/office/experts',
		'/office/ties',
		'/office/calendar',
		'/office/jobs',
		'/office/mail',
		'/office/mail?state=sent',
		'/events/demo-robotics-day/change',
		'/rules/office/change',
	],
}

/** Pages of records, once the chain lead has opened a challenge's bids; `{preview}` shows an uploaded demand list. */
const recordPages: Record<string, string[]> = {
	'lead@lianbang.example': [
		'{preview}',
		'/issuer/lists/{list}',
		'/issuer/lists/{list}/release',
		'/issuer/lists/{list}/schedule',
		'/issuer/lists/{list}/demands',
		'/issuer/lists/{list}/arrange',
		'/events/{event}',
		'/issuer/lists/{list}/imports/new',
		'/issuer/challenges/{own}/bids',
		'/issuer/challenges/{ownClosed}/bids',
		'/issuer/challenges/{ownClosed}/award',
		'/issuer/challenges/{ownClosed}/unfill',
		'/challenges/{ownClosed}',
		'/challenges/{own}/clarifications',
		'/challenges/{clarified}',
		'/challenges/{clarified}/clarifications',
		'/issuer/challenges/{own}/clarify',
		'/issuer/challenges/{own}/deadline',
		'/issuer/challenges/{own}/halt/suspend',
		'/issuer/challenges/{own}/halt/withdraw',
		'/issuer/challenges/{own}/relist',
		'/challenges/{own}/questions',
		'/issuer/reviews/{review}',
		'/issuer/reviews/{review}/return',
		'/issuer/reviews/{review}/diagnose',
		'/issuer/reviews/{diagnosed}/recall',
		'/challenges/{inReview}',
		'/challenges/{inReview}/versions',
		'/office',
	],
	'lead-robotics@lianbang.example': ['/issuer/challenges/{unreleased}/edit', '/issuer/challenges/{unreleased}/issuer', '/issuer/challenges/new'],
	'bidder@lianbang.example': [
		'/bidder/bids/{bidDraft}',
		'/bidder/bids/{bidDraft}/seal',
		'/bidder/bids/{bidSealed}',
		'/bidder/bids/{bidSealed}/seal',
		'/bidder/bids/{bidSealed}/withdraw',
		'/bidder/bids/{bidOpened}',
	],
	'university@lianbang.example': [
		'/bidder/bids/{bidWon}',
		'/challenges/{noticed}',
		'/challenges/{noticed}/objections/new',
		'/challenges/{noticed}/tips/new',
		'/challenges/{far}/questions',
	],
	'broker@lianbang.example': ['/broker/reviews/{diagnosed}'],
	'pending@lianbang.example': ['/account'],
}

async function signedIn(browser: Browser, url: string, language: 'zh' | 'en', email: string): Promise<Page> {
	const context = await browser.newContext({ locale: language === 'zh' ? 'zh-CN' : 'en-GB', baseURL: url })
	if (email) await signInBrowser(context, url, email)
	return context.newPage()
}

for (const language of ['zh', 'en'] as const) {
	for (const [email, addresses] of Object.entries(pages)) {
		test(`axe finds nothing, in ${language}, as ${email || 'visitor'}`, async ({ browser, app }) => {
			const page = await signedIn(browser, app.url, language, email)
			for (const address of addresses) {
				await page.goto(address)
				expect(await findings(page), address).toEqual([])
			}
			await page.context().close()
		})
	}

	test(`axe finds nothing on the pages of records, in ${language}`, async ({ browser, ownApp: { url, dataDir } }, info) => {
		const examples = await examplesIn(dataDir)
		const lead = await signedIn(browser, url, language, 'lead@lianbang.example')
		await lead.goto(fill('/issuer/challenges/{ownClosed}/bids', examples))
		await lead.locator('form[action$="/bids/open"] button').click()
		await expect(lead.locator('.indicators')).toBeVisible()
		writeFileSync(info.outputPath('demands.xlsx'), await messyWorkbook(new Date()))
		await lead.goto(fill('/issuer/lists/{list}/imports/new', examples))
		await lead.locator('[name=file]').setInputFiles(info.outputPath('demands.xlsx'))
		await lead.locator('form:has([name=file]) button').click()
		await expect(lead.locator('.tabs')).toBeVisible({ timeout: 60_000 })
		const preview = new URL(lead.url()).pathname
		await lead.context().close()

		for (const [email, addresses] of Object.entries(recordPages)) {
			const page = await signedIn(browser, url, language, email)
			for (const address of addresses) {
				const answer = await page.goto(fill(address, { ...examples, preview }))
				expect(answer?.status(), address).toBe(address === '/office' ? 403 : 200)
				expect(await findings(page), address).toEqual([])
			}
			await page.context().close()
		}
	})
}

test('no page scrolls sideways at 320 px', async ({ browser, app }) => {
	const context = await browser.newContext({ viewport: { width: 320, height: 640 }, baseURL: app.url })
	const page = await context.newPage()
	for (const address of [...(pages[''] ?? []), `/challenges?q=${'W'.repeat(100)}`]) {
		await page.goto(address)
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBeLessThanOrEqual(0)
	}
	await context.close()
})
