import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { messy, messyWorkbook } from '#tests/support/messy-workbook.ts'
import { expect, test } from './support/app.ts'
import { signInBrowser } from './support/sign-in.ts'

const day = 86_400_000

async function as(browser: Browser, url: string, email: string | null, width = 1280): Promise<Page> {
	const context = await browser.newContext({ baseURL: url, viewport: { width, height: 900 } })
	if (email) await signInBrowser(context, url, email)
	return context.newPage()
}

/** Prepares a bid on a challenge, promises `value` for every indicator, submits it; answers the bid's address. */
async function bid(page: Page, code: string, { value, price, mark }: { value: string; price: string; mark: string }): Promise<string> {
	await page.goto(`/challenges/${code}`)
	await page.locator('a.btn.primary:visible', { hasText: '揭榜申报' }).first().click()
	await page.getByRole('button', { name: '开始填写' }).click()
	await page.waitForURL(/\/bidder\/bids\//)
	const promises = page.locator('input[name^="promises."]')
	await expect(promises.first()).toBeVisible()
	for (let at = 0; at < (await promises.count()); at++) await promises.nth(at).fill(value)
	await page.locator('[name=approach]').fill(`${mark}，先小试定型再中试放大。`)
	await page.locator('[name=team]').fill('十二人')
	await page.locator('[name=schedule]').fill('六个月小试，十二个月中试')
	await page.locator('[name=price]').fill(price)
	await expect(page.getByText(/\d 已保存/)).toBeVisible()
	const address = new URL(page.url()).pathname
	await page.getByRole('button', { name: '核对并提交' }).click()
	await page.getByRole('checkbox').check()
	await page.getByRole('button', { name: /提交申报|替换已提交/ }).click()
	await expect(page.getByText(/JB-[0-9A-Z-]+/).first()).toBeVisible()
	return address
}

test('a demand list goes from a messy spreadsheet to bids, a decision and the bureau’s screen', async ({ browser, app }, info) => {
	test.setTimeout(120_000)
	const lead = await as(browser, app.url, 'lead@lianbang.example')
	const file = path.join(info.outputDir, '征集表.xlsx')
	await lead.goto('/issuer/lists/new')
	await lead.getByLabel('榜单名称').fill('旅程测试榜单')
	await lead.getByLabel(/统一截止时间/).fill(new Date(Date.now() + 40 * day).toISOString().slice(0, 16))
	await lead.getByRole('button', { name: '新建' }).click()
	await lead.waitForURL(/\/issuer\/lists\/XCL/)
	const listCode = lead.url().split('/').pop() ?? ''

	writeFileSync(info.outputPath('征集表.xlsx'), await messyWorkbook(new Date()))
	await lead.getByRole('link', { name: '上传征集表' }).click()
	await lead.locator('[name=file]').setInputFiles(info.outputPath(path.basename(file)))
	await lead.getByRole('button', { name: '上传并预览' }).click()
	await expect(lead.locator('.tabs')).toContainText(`全部 ${messy.demands}`, { timeout: 20_000 })
	const errors = Number(/须改 (\d+)/.exec((await lead.locator('.tabs').textContent()) ?? '')?.[1])
	await lead.getByRole('button', { name: errors > 0 ? /只收录没有问题的/ : /收录全部/ }).click()
	await expect(lead.locator('.banner.success')).toContainText('已收录', { timeout: 20_000 })
	await lead.goto(`/issuer/lists/${listCode}`)
	const row = lead.locator('tbody tr').first()
	const code = (await row.locator('.code').textContent()) ?? ''
	await row.getByRole('link', { name: /^修改/ }).click()
	await lead.getByLabel('要解决的问题').fill('旅程测试：现有体系在高温下失活，求可放大的方案。')
	await lead.getByLabel('发榜单位').fill('上海化工研究院')
	await lead.getByLabel(/揭榜截止/).fill('')
	await lead.getByRole('button', { name: '保存' }).click()
	await expect(lead.getByText('已保存。')).toBeVisible()

	const open = async () => {
		await lead.goto(`/issuer/lists/${listCode}`)
		return lead.locator('tbody tr', { hasText: '还缺' })
	}
	for (let gaps = await open(); (await gaps.count()) > 0; gaps = await open()) {
		await gaps.first().getByRole('link', { name: /^修改/ }).click()
		await lead.getByLabel('要解决的问题').fill('补充说明：见征集表。')
		await lead.getByLabel('未成表的指标原文').fill('达到国内先进水平')
		await lead.getByLabel(/揭榜截止/).fill('')
		await lead.getByRole('button', { name: '保存' }).click()
		await expect(lead.getByText('已保存。')).toBeVisible()
	}
	await lead.getByRole('link', { name: '发榜', exact: true }).click()
	await lead.getByRole('checkbox').check()
	await lead.getByRole('button', { name: '立即发榜' }).click()
	await lead.waitForURL(/\/lists\//)
	await expect(lead.locator('tbody tr').first()).toContainText('揭榜中')

	const visitor = await as(browser, app.url, null)
	await visitor.goto('/challenges')
	await visitor.getByRole('searchbox').fill('失活')
	await visitor.getByRole('button', { name: '搜索' }).click()
	await expect(visitor.locator('.challenge-row', { hasText: code })).toBeVisible()

	const first = await as(browser, app.url, 'bidder@lianbang.example')
	const second = await as(browser, app.url, 'university@lianbang.example', 390)
	const firstBid = await bid(first, code, { value: '9999', price: '300', mark: '甲方案密记' })
	await bid(second, code, { value: '1', price: '280', mark: '乙方案密记' })

	for (const page of [lead, second, visitor]) {
		const answer = await page.goto(firstBid)
		expect(answer?.status() === 404 || page.url().includes('/login') || answer?.status() === 403).toBe(true)
		await page.goto(`/challenges/${code}`)
		expect(await page.content()).not.toContain('密记')
	}
	await lead.goto(`/issuer/challenges/${code}/bids`)
	expect(await lead.content()).not.toContain('密记')

	app.advanceClock(45 * day)
	await lead.goto(`/issuer/challenges/${code}/bids`)
	await lead.getByRole('button', { name: '开榜' }).click()
	await expect(lead.locator('.indicators')).toContainText('未达到')
	await expect(lead.getByText('甲方案密记')).toBeVisible()
	await lead.getByRole('link', { name: '定榜' }).click()
	await lead.getByRole('radio').first().check()
	await lead.getByLabel('定榜理由').fill('各必达指标的承诺均达到要求，方案可行。')
	await lead.getByRole('button', { name: '确认定榜' }).click()
	await expect(lead.getByText('已作出决定')).toBeVisible()

	await visitor.goto(`/challenges/${code}`)
	await expect(visitor.getByText('各必达指标的承诺均达到要求')).toBeVisible()
	expect(await visitor.content()).not.toContain('密记')
	const outcomes = await Promise.all(
		[first, second].map(async (page) => {
			await page.goto('/bidder')
			return page.locator('.entries li', { hasText: code }).textContent()
		}),
	)
	expect(outcomes.filter((text) => text?.includes('未中榜'))).toHaveLength(1)
	expect(outcomes.filter((text) => /(?<!未)中榜/.test(text ?? ''))).toHaveLength(1)

	const bureau = await as(browser, app.url, 'bureau-putuo@lianbang.example')
	await bureau.goto('/bureau/monitor/challenges?measure=awarded')
	await expect(bureau.getByText(code)).toBeVisible()
	const download = bureau.waitForEvent('download')
	await bureau.goto('/bureau/monitor')
	await bureau.getByRole('link', { name: '导出 Excel' }).click()
	expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})

test('a bid is prepared and submitted by the keyboard alone', async ({ browser, app }) => {
	const page = await as(browser, app.url, 'university@lianbang.example')
	await page.goto('/challenges?chain=robotics')
	const code = (await page.locator('.challenge-row .code').last().textContent()) ?? ''
	const press = async (target: ReturnType<Page['locator']>, key: string) => {
		await target.focus()
		await page.keyboard.press(key)
	}
	await page.goto(`/bidder/challenges/${code}/bids/new`)
	const begin = page.getByRole('button', { name: '开始填写' })
	if ((await begin.count()) > 0) await press(begin, 'Enter')
	await page.waitForURL(/\/bidder\/bids\//)
	await expect(page.locator('[name=approach]')).toBeVisible()
	await page.locator('input[name^="promises."]').first().focus()
	await page.keyboard.type('99')
	await expect(page.locator('.outcome').first()).toBeVisible()
	await page.keyboard.press('Tab')
	await page.keyboard.type('键盘填写')
	await expect(page.getByText(/\d 已保存/)).toBeVisible()
	await press(page.getByRole('button', { name: '核对并提交' }), 'Enter')
	await expect(page.getByRole('heading', { level: 1 })).toContainText('提交')
})
