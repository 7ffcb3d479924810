import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'

const day = 24 * 3_600_000

for (const width of [1280, 390]) {
	test(`a challenge is suspended and reopened, ends unfilled, and is listed again as a new round, at ${width} px`, async ({ browser, ownApp: app }, info) => {
		const { own: code } = await examplesIn(app.dataDir)
		const lead = await as(browser, app.url, 'lead@lianbang.example', width)
		const visitor = await as(browser, app.url, null, width)
		const late = await as(browser, app.url, 'lead@lianbang.example', width)
		await late.goto(`/challenges/${code}`)
		await late.getByRole('link', { name: '顺延截止时间' }).click()
		await late.getByLabel('新的截止时间').fill('2030-01-31T17:00')
		await late.getByLabel('原因').fill('已写好的顺延原因，不应丢失。')
		await lead.goto(`/challenges/${code}`)
		await lead.getByRole('link', { name: '中止揭榜' }).click()
		await lead.getByRole('button', { name: '确认中止' }).click()
		await expect(lead.getByText('请填写此项').first()).toBeVisible()
		await lead.getByLabel('原因').fill('试验装置检修，预计一周后恢复。')
		await lead.getByRole('button', { name: '确认中止' }).click()
		await expect(lead.getByRole('button', { name: '确认中止' })).toHaveCount(0)
		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.locator('.crumbs')).toContainText('已中止')
		await expect(visitor.getByText('试验装置检修')).toBeVisible()
		await expect(visitor.getByRole('link', { name: '揭榜申报' })).toHaveCount(0)

		await late.getByRole('button', { name: '确认顺延' }).click()
		await expect(late.getByText('现在的状态：已中止。')).toBeVisible()
		await expect(late.getByText(/陆闻川 · .* 于 .*：/)).toBeVisible()
		await expect(late.getByLabel('原因')).toHaveValue('已写好的顺延原因，不应丢失。')
		expect(await findings(late), 'moved').toEqual([])
		await info.attach('moved', { body: await late.screenshot({ fullPage: true }), contentType: 'image/png' })

		await lead.getByRole('link', { name: '恢复揭榜' }).click()
		await lead.getByLabel('原因').fill('试验装置检修完成，恢复揭榜。')
		await lead.getByRole('button', { name: '确认恢复' }).click()
		await expect(lead.getByRole('button', { name: '确认恢复' })).toHaveCount(0)
		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.locator('.crumbs')).toContainText('揭榜中')

		app.advanceClock(55 * day)
		await lead.goto(`/issuer/challenges/${code}/bids`)
		await lead.getByRole('button', { name: '开榜' }).click()
		await expect(lead.locator('.indicators')).toBeVisible()
		await lead.getByRole('link', { name: '宣布流榜', exact: true }).click()
		await lead.getByLabel('原因').first().selectOption('none-qualified')
		await lead.getByLabel('说明').first().fill('各申报均未达到必达指标，拟放宽条件后重新发布。')
		await lead.getByRole('button', { name: '确认流榜' }).click()
		await expect(lead.getByRole('button', { name: '确认流榜' })).toHaveCount(0)
		await lead.goto(`/challenges/${code}`)
		await lead.getByRole('link', { name: '重新发榜' }).click()
		await expect(lead.getByText('核对揭榜条件是否过严')).toBeVisible()
		await lead.getByRole('button', { name: '生成新一轮草稿' }).click()
		await lead.waitForURL(/\/issuer\/challenges\/.*\/edit/)
		const next = /challenges\/(.*)\/edit/.exec(lead.url())?.[1] ?? ''
		await lead.goto(`/challenges/${next}`)
		await expect(lead.locator('.crumbs')).toContainText('第 2 轮')
		await expect(lead.getByRole('link', { name: `上一轮：${code}` })).toBeVisible()
		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.locator('.crumbs')).not.toContainText(next)
	})
}
