import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page, TestInfo } from '@playwright/test'
import { messy, messyWorkbook } from '#tests/support/messy-workbook.ts'
import { type App, expect, test } from './support/app.ts'
import { type Hand, keyboard, pointer } from './support/hand.ts'
import { as } from './support/person.ts'
import { scoredIn } from './support/scored.ts'

const day = 86_400_000

/** Prepares a bid on a challenge, promises `value` for every indicator, submits it; answers the bid's address. */
async function bid(page: Page, hand: Hand, code: string, { value, price, mark }: { value: string; price: string; mark: string }): Promise<string> {
	await page.goto(`/challenges/${code}`)
	await hand.press(page.locator('a.btn.primary:visible', { hasText: '揭榜申报' }).first())
	await hand.press(page.getByRole('button', { name: '开始填写' }))
	await page.waitForURL(/\/bidder\/bids\//)
	const promises = page.locator('input[name^="promises."]')
	await expect(promises.first()).toBeVisible()
	for (let at = 0; at < (await promises.count()); at++) await hand.write(promises.nth(at), value)
	await hand.write(page.locator('[name=approach]'), `${mark}，先小试定型再中试放大。`)
	await hand.write(page.locator('[name=team]'), '十二人')
	await hand.write(page.locator('[name=schedule]'), '六个月小试，十二个月中试')
	await hand.write(page.locator('[name=price]'), price)
	await expect(page.getByText(/\d 已保存/)).toBeVisible()
	const address = new URL(page.url()).pathname
	await hand.press(page.getByRole('button', { name: '核对并提交' }))
	await hand.tick(page.getByRole('checkbox'))
	await hand.press(page.getByRole('button', { name: /提交申报|替换已提交/ }))
	await expect(page.getByText(/JB-[0-9A-Z-]+/).first()).toBeVisible()
	return address
}

type Journey = { browser: Browser; app: App; hand: Hand; width: number }

async function journey({ browser, app, hand, width }: Journey, info: TestInfo) {
	const lead = await as(browser, app.url, 'lead@lianbang.example', width)
	const file = path.join(info.outputDir, '征集表.xlsx')
	await lead.goto('/issuer/lists/new')
	await hand.write(lead.getByLabel('榜单名称'), '旅程测试榜单')
	await hand.writeInstant(lead.getByLabel(/统一截止时间/), new Date(Date.now() + 40 * day).toISOString().slice(0, 16))
	await hand.press(lead.getByRole('button', { name: '新建' }))
	await lead.waitForURL(/\/issuer\/lists\/XCL/)
	const listCode = lead.url().split('/').pop() ?? ''

	writeFileSync(info.outputPath('征集表.xlsx'), await messyWorkbook(new Date()))
	await hand.press(lead.getByRole('link', { name: '上传征集表' }))
	await hand.chooseFile(lead.locator('[name=file]'), info.outputPath(path.basename(file)))
	await hand.press(lead.getByRole('button', { name: '上传并预览' }))
	await expect(lead.locator('.tabs')).toContainText(`全部 ${messy.demands}`, { timeout: 60_000 })
	const errors = Number(/须改 (\d+)/.exec((await lead.locator('.tabs').textContent()) ?? '')?.[1])
	await hand.press(lead.getByRole('button', { name: errors > 0 ? /只收录没有问题的/ : /收录全部/ }))
	await expect(lead.locator('.banner.success')).toContainText('已收录', { timeout: 60_000 })
	await lead.goto(`/issuer/lists/${listCode}`)
	const row = lead.locator('tbody tr').first()
	const code = (await row.locator('.code').textContent()) ?? ''
	await hand.press(row.getByRole('link', { name: /^修改/ }))
	await hand.write(lead.locator('[name=problem]'), '旅程测试：现有体系在高温下失活，求可放大的方案。')
	await hand.writeInstant(lead.locator('[name=bidsCloseAt]'), '')
	await expect(lead.getByText(/\d 已保存/)).toBeVisible()
	await lead.goto(`/issuer/challenges/${code}/issuer`)
	await hand.write(lead.getByLabel('发榜单位'), '上海化工研究院')
	await hand.press(lead.getByRole('button', { name: '更改' }))
	await lead.waitForURL(/\/edit$/)

	const open = async () => {
		await lead.goto(`/issuer/lists/${listCode}`)
		return lead.locator('tbody tr', { hasText: '还缺' })
	}
	for (let gaps = await open(); (await gaps.count()) > 0; gaps = await open()) {
		await hand.press(gaps.first().getByRole('link', { name: /^修改/ }))
		await hand.write(lead.locator('[name=problem]'), '补充说明：见征集表。')
		await hand.write(lead.locator('[name=indicatorText]'), '达到国内先进水平')
		await hand.writeInstant(lead.locator('[name=bidsCloseAt]'), '')
		await expect(lead.getByText(/\d 已保存/)).toBeVisible()
	}
	await hand.press(lead.getByRole('link', { name: '发榜', exact: true }))
	await hand.tick(lead.getByRole('checkbox'))
	await hand.press(lead.getByRole('button', { name: '立即发榜' }))
	await lead.waitForURL(/\/lists\//)
	await expect(lead.locator('tbody tr').first()).toContainText('揭榜中')

	const visitor = await as(browser, app.url, null, width)
	await visitor.goto('/challenges')
	await hand.write(visitor.getByRole('searchbox'), '失活')
	await hand.press(visitor.getByRole('button', { name: '搜索' }))
	await expect(visitor.locator('.challenge-row', { hasText: code })).toBeVisible()

	const first = await as(browser, app.url, 'bidder@lianbang.example', width)
	const second = await as(browser, app.url, 'university@lianbang.example', width)
	const firstBid = await bid(first, hand, code, { value: '9999', price: '300', mark: '甲方案密记' })
	await bid(second, hand, code, { value: '1', price: '280', mark: '乙方案密记' })

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
	await hand.press(lead.getByRole('button', { name: '开榜' }))
	await expect(lead.locator('.indicators')).toContainText('未达到')
	await expect(lead.getByText('甲方案密记')).toBeVisible()
	const [winner = '', loser = ''] = await scoredIn(app.dataDir, code, new Date(Date.now() + 45 * day))
	await lead.reload()
	await hand.press(lead.getByRole('link', { name: '提出定榜建议', exact: true }))
	await hand.choose(lead.locator(`[name="bids.${winner}.role"]`), 'winner')
	for (const bidId of [winner, loser]) await hand.write(lead.locator(`[name="bids.${bidId}.reason"]`), '见评审意见。')
	await hand.write(lead.getByLabel('定榜理由'), '各必达指标的承诺均达到要求，方案可行。')
	await hand.press(lead.getByRole('button', { name: '提出建议' }))
	await hand.press(lead.getByRole('link', { name: '写反馈' }))
	await hand.write(lead.locator('[name=feedback]'), '建议补充高温段的中试数据。')
	await hand.press(lead.getByRole('button', { name: '保存这一份' }))
	await expect(lead.getByText('已保存', { exact: true })).toBeVisible()
	await hand.press(lead.getByRole('link', { name: '定榜建议' }).last())
	await hand.press(lead.locator('summary', { hasText: '发布公示' }))
	await hand.press(lead.getByRole('button', { name: '确认发布' }))
	await expect(lead.getByRole('heading', { name: '拟定榜公示' })).toBeVisible()

	await visitor.goto(`/challenges/${code}`)
	await expect(visitor.getByText('各必达指标的承诺均达到要求')).toBeVisible()
	await expect(visitor.getByText('此后没有异议即定榜')).toBeVisible()
	expect(await visitor.content()).not.toContain('密记')

	app.advanceClock(12 * day)
	await expect(async () => {
		await lead.goto(`/issuer/challenges/${code}/bids`)
		await expect(lead.getByText('已作出决定')).toBeVisible({ timeout: 3000 })
	}).toPass()
	const outcomes = await Promise.all(
		[first, second].map(async (page) => {
			await page.goto('/bidder')
			return page.locator('.entries li', { hasText: code }).textContent()
		}),
	)
	expect(outcomes.filter((text) => text?.includes('未中榜'))).toHaveLength(1)
	expect(outcomes.filter((text) => /(?<!未)中榜/.test(text ?? ''))).toHaveLength(1)

	const bureau = await as(browser, app.url, 'bureau-putuo@lianbang.example', width)
	await bureau.goto('/bureau/monitor/challenges?measure=awarded')
	await expect(bureau.getByText(code)).toBeVisible()
	const download = bureau.waitForEvent('download')
	await bureau.goto('/bureau/monitor')
	await hand.press(bureau.getByRole('link', { name: '导出 Excel' }))
	expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
}

const ways: { name: string; hand: Hand; width: number }[] = [
	{ name: 'at a desk', hand: pointer, width: 1280 },
	{ name: 'on a phone', hand: pointer, width: 390 },
	{ name: 'by the keyboard alone', hand: keyboard, width: 1280 },
]

for (const { name, hand, width } of ways) {
	test(`a demand list goes from a messy spreadsheet to bids, a decision and the bureau’s screen, ${name}`, async ({ browser, ownApp }, info) => {
		await journey({ browser, app: ownApp, hand, width }, info)
	})
}
