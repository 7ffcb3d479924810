import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'
import { visitors } from './support/route-rows.ts'
import { signInBrowser } from './support/sign-in.ts'

const membrane = '无氟防水透湿膜用聚烯烃微孔母粒'
const smell = '再生聚丙烯气味与挥发物在线分级方法'
const rope = '高强聚乙烯纤维绳缆损伤在线监测'

const titles = (page: Page) => page.locator('table.arrange tbody th .choice')
const step = (page: Page, way: '上移' | '下移', title: string) => page.getByRole('button', { name: `${way} ${title}` })

/** Goes on with the Tab key to a control, as somebody without a mouse does, and presses it. */
async function press(page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter') {
	const isFocused = () => control.evaluate((element) => element === document.activeElement)
	for (let steps = 0; steps < 120 && !(await isFocused()); steps += 1) await page.keyboard.press('Tab')
	await expect(control).toBeFocused()
	await page.keyboard.press(key)
}

for (const width of [1280, 390]) {
	test(`collected demands are taken into a draft list and put in order with the keyboard, at ${width} px`, async ({ browser, ownApp: app }, info) => {
		const { list = '' } = await examplesIn(app.dataDir)
		const lead = await as(browser, app.url, visitors.lead, width)
		const shoot = async (page: Page, name: string) => {
			expect(await findings(page), name).toEqual([])
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		await lead.goto(`/issuer/lists/${list}`)
		await press(lead, lead.getByRole('link', { name: '收录需求' }))
		await press(lead, lead.getByRole('button', { name: '收入榜单' }))
		await expect(lead.locator('.error-summary')).toBeFocused()
		await shoot(lead, 'none-ticked')
		await press(lead, lead.getByRole('checkbox', { name: membrane }), 'Space')
		await press(lead, lead.getByRole('checkbox', { name: rope }), 'Space')
		await shoot(lead, 'ticked')
		await press(lead, lead.getByRole('button', { name: '收入榜单' }))
		await expect(lead.getByText('已收入榜单，排在末尾。')).toBeVisible()
		await expect(lead.getByRole('link', { name: rope, exact: true })).toBeVisible()
		await shoot(lead, 'taken')
		await press(lead, lead.getByRole('link', { name: '排序与移动' }))
		await expect(titles(lead)).toContainText([membrane, rope])
		const before = await titles(lead).allTextContents()
		expect(before.slice(-2)).toEqual([membrane, rope])

		await press(lead, step(lead, '上移', rope))
		await expect(titles(lead).nth(-2)).toHaveText(rope)
		await expect(step(lead, '上移', rope)).toBeFocused()
		await lead.keyboard.press('Enter')
		await expect(titles(lead).nth(-3)).toHaveText(rope)
		await lead.getByRole('spinbutton', { name: `${membrane}的序号` }).focus()
		await lead.keyboard.press('ControlOrMeta+a')
		await lead.keyboard.type('2')
		await lead.keyboard.press('Enter')
		await expect(titles(lead).nth(1)).toHaveText(membrane)
		await press(lead, step(lead, '上移', membrane))
		await expect(titles(lead).nth(0)).toHaveText(membrane)
		await expect(step(lead, '下移', membrane)).toBeFocused()
		await shoot(lead, 'arranged')

		await lead.goto(`/issuer/lists/${list}/demands`)
		await expect(lead.getByRole('checkbox')).toHaveCount(1)
		await lead.getByRole('checkbox', { name: smell }).check()
		await lead.getByRole('button', { name: '收入榜单' }).click()
		await expect(lead.getByText('已收入榜单，排在末尾。')).toBeVisible()
		await lead.goto(`/issuer/lists/${list}/demands`)
		await expect(lead.getByText('征集库里没有可收录的需求')).toBeVisible()
		await shoot(lead, 'all-taken')

		const english = await browser.newContext({ baseURL: app.url, locale: 'en', viewport: { width, height: 900 } })
		await signInBrowser(english, app.url, visitors.lead)
		const reader = await english.newPage()
		await reader.goto(`/issuer/lists/${list}/arrange`)
		await reader.getByRole('checkbox', { name: smell }).check()
		await reader.getByRole('combobox').selectOption('XCL-C')
		await reader.getByRole('button', { name: 'Move', exact: true }).click()
		await expect(reader.getByRole('checkbox', { name: smell })).toHaveCount(0)
		await shoot(reader, 'moved-en')
		await reader.goto(`/issuer/lists/${list}/demands`)
		await expect(reader.getByRole('checkbox', { name: smell })).toBeVisible()
		await shoot(reader, 'demands-en')
		await reader.goto(`/issuer/lists/${list}`)
		await shoot(reader, 'list-en')
	})
}

test('demands are taken, put in order and put back without JavaScript; what is not approved or taken is nobody else’s to see', async ({
	browser,
	ownApp: { url, dataDir },
}) => {
	const { list = '' } = await examplesIn(dataDir)
	const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
	await signInBrowser(context, url, visitors.lead)
	const lead = await context.newPage()
	await lead.goto(`/issuer/lists/${list}/demands`)
	await lead.getByRole('button', { name: '收入榜单' }).click()
	await expect(lead.locator('.error-summary')).toBeVisible()
	for (const title of [membrane, smell]) await lead.getByRole('checkbox', { name: title }).check()
	await lead.getByRole('button', { name: '收入榜单' }).click()
	await expect(lead.getByText('已收入榜单，排在末尾。')).toBeVisible()
	await lead.goto(`/issuer/lists/${list}/arrange`)
	await step(lead, '上移', smell).click()
	await expect(titles(lead).nth(-2)).toHaveText(smell)
	await lead.getByRole('spinbutton', { name: `${smell}的序号` }).fill('1')
	await lead.getByRole('row', { name: smell }).getByRole('button', { name: '排到此处' }).click()
	await expect(titles(lead).nth(0)).toHaveText(smell)
	await lead.getByRole('checkbox', { name: membrane }).check()
	await lead.getByRole('combobox').selectOption('XCL-C')
	await lead.getByRole('button', { name: '移动', exact: true }).click()
	await expect(lead.getByText('已移动。')).toBeVisible()
	await expect(titles(lead).filter({ hasText: membrane })).toHaveCount(0)

	const visitor = await as(browser, url, null, 1280)
	for (const address of ['/challenges?stage=all', '/lists']) {
		await visitor.goto(address)
		expect(await visitor.content()).not.toMatch(new RegExp([membrane, smell, rope, '需求征集'].join('|')))
	}
})
