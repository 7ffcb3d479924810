import { expect, test } from './support/app.ts'

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
