import { expect, test } from './support/app.ts'
import { examplesIn, fill } from './support/examples.ts'
import { as } from './support/person.ts'

test('a first visit is answered in the language the browser asks for', async ({ browser, app }) => {
	for (const [locale, language] of [
		['zh-CN', 'zh'],
		['en-GB', 'en'],
		['fr-FR', 'zh'],
	] as const) {
		const context = await browser.newContext({ locale, baseURL: app.url })
		const page = await context.newPage()
		await page.goto('/')
		await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
		await context.close()
	}
})

test('what a visitor may type into the address is never answered with a failure', async ({ request }) => {
	const nonsense = [
		'/nowhere',
		'/challenges?page=-1&min=abc&chain=%00&sort=x',
		'/challenges/%E0%A4%A',
		"/lists/'%20or%201=1",
		'/organisations/..%2f..%2fetc',
		'/%F0%9F%A6%86',
	]
	for (const address of nonsense) {
		const answer = await request.get(address)
		expect(answer.status(), address).toBeLessThan(500)
	}
})

test('pages say nothing that the content security policy must stop', async ({ page }) => {
	const complaints: string[] = []
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
	page.on('pageerror', (error) => complaints.push(error.message))
	await page.goto('/', { waitUntil: 'networkidle' })
	expect(complaints).toEqual([])
})

test('what is typed before the scripts of a page have come is kept and saved', async ({ browser, ownApp: app }) => {
	const page = await as(browser, app.url, 'bidder@lianbang.example', 1280)
	let release: () => void = () => undefined
	const typed = new Promise<void>((resolve) => {
		release = resolve
	})
	await page.route(/\/assets\/entry\.client/, async (route) => {
		await typed
		await route.continue()
	})
	await page.goto(fill('/bidder/bids/{bidDraft}', await examplesIn(app.dataDir)), { waitUntil: 'commit' })
	const approach = page.locator('[name=approach]')
	await expect(approach).not.toHaveValue('')
	await approach.fill('脚本到来之前写下的路线')
	const saved = page.waitForResponse((response) => response.request().method() === 'POST')
	release()
	expect((await saved).ok()).toBe(true)
	await page.reload()
	await expect(approach).toHaveValue('脚本到来之前写下的路线')
})

test('a key pressed before React has begun with a page does not stop its scripts', async ({ page }) => {
	const complaints: string[] = []
	page.on('pageerror', (error) => complaints.push(error.message))
	await page.addInitScript(() => {
		const { postMessage } = MessagePort.prototype
		// React's turns come by message: none does until the key was pressed.
		MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
			addEventListener('keyup', () => postMessage.call(this, message), { once: true })
		}
		addEventListener('keyup', () => Object.assign(MessagePort.prototype, { postMessage }), { once: true })
	})
	await page.goto('/login', { waitUntil: 'networkidle' })
	await page.locator('[name=email]').press('a')
	await page.evaluate(() => Object.assign(window, { isSamePage: true }))
	await page.getByRole('link', { name: '榜题' }).first().click()
	await page.waitForURL('**/challenges')
	expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
	expect(complaints).toEqual([])
})
