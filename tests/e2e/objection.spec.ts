import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'

const day = 24 * 3_600_000
const statement = '中榜单位的样区测试没有说明检查点的来源，请核查。'

for (const width of [1280, 390]) {
	test(`an award under notice is objected to, the bureau decides, and the notice runs on, at ${width} px`, async ({ browser, ownApp: app }, info) => {
		const { noticed: code } = await examplesIn(app.dataDir)
		const shoot = async (page: Page, name: string) => info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		const visitor = await as(browser, app.url, null, width)
		await visitor.goto('/notices')
		await shoot(visitor, 'notices')
		await visitor.getByRole('link', { name: '实景三维建筑自动单体化与轻量更新' }).click()
		await expect(visitor.getByText('此后没有异议即定榜')).toBeVisible()
		await visitor.getByRole('link', { name: '匿名反映线索' }).click()
		await visitor.getByLabel('线索').fill('短')
		await visitor.getByRole('button', { name: '提交线索' }).click()
		await expect(visitor.getByText('至少 10 个字符').first()).toBeVisible()
		await visitor.getByLabel('线索').fill('两家单位的样区数据看起来完全相同。')
		await visitor.getByRole('button', { name: '提交线索' }).click()
		await expect(visitor.getByText('已收到')).toBeVisible()

		const objector = await as(browser, app.url, 'university@lianbang.example', width)
		await objector.goto(`/challenges/${code}`)
		await objector.getByRole('link', { name: '提出异议' }).click()
		await objector.getByRole('radio', { name: /单位盖章/ }).check()
		await objector.getByLabel('异议事项与依据').fill(statement)
		await objector.getByRole('button', { name: '提交异议' }).click()
		await expect(objector.getByText('请附上盖章的异议书').first()).toBeVisible()
		await expect(objector.getByLabel('异议事项与依据')).toHaveValue(statement)
		await shoot(objector, 'object')
		await objector.getByRole('radio', { name: /实名/ }).check()
		await objector.getByRole('button', { name: '提交异议' }).click()
		await expect(objector.getByText('待受理')).toBeVisible()

		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.getByText('公示计时已停止')).toBeVisible()
		expect(await visitor.content()).not.toContain('检查点的来源')
		await shoot(visitor, 'stopped')

		const bureau = await as(browser, app.url, 'bureau-putuo@lianbang.example', width)
		await bureau.goto('/bureau/objections')
		await shoot(bureau, 'desk')
		await bureau.getByRole('link', { name: /^异议 1/ }).click()
		await expect(bureau.getByText(statement)).toBeVisible()
		await bureau.getByRole('button', { name: '受理', exact: true }).click()
		await shoot(bureau, 'objection')
		expect(await findings(bureau)).toEqual([])
		await bureau.getByRole('link', { name: '作出处理' }).click()
		await expect(bureau.getByLabel('处理说明')).toBeVisible()
		expect(await findings(bureau)).toEqual([])
		await bureau.getByRole('button', { name: '确认处理' }).click()
		await expect(bureau.getByText('请填写此项').first()).toBeVisible()
		await bureau.getByRole('radio', { name: /^维持/ }).check()
		await bureau.getByLabel('处理说明').fill('经核查，检查点来自公开控制网，结果真实。')
		await bureau.getByRole('button', { name: '确认处理' }).click()
		await expect(bureau.getByText('维持原结果').first()).toBeVisible()
		await bureau.goto('/bureau/tips')
		await expect(bureau.getByText('样区数据看起来完全相同')).toBeVisible()

		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.getByText('经核查，检查点来自公开控制网')).toBeVisible()
		await expect(visitor.getByText('此后没有异议即定榜')).toBeVisible()
		await shoot(visitor, 'runs-on')
		app.advanceClock(12 * day)
		await expect(async () => {
			await visitor.goto(`/challenges/${code}`)
			await expect(visitor.locator('.crumbs')).toContainText('已定榜', { timeout: 3000 })
		}).toPass()
	})
}
