import { expect, test } from './support/app.ts'
import { settingName, settings, stageOf } from './support/stage.ts'

for (const setting of settings) {
	test(`the office enters an expert and what ties it, ${settingName(setting)}`, async ({ browser, ownApp: app }, info) => {
		const { as, shoot: shootPage } = stageOf({ browser, app, info, ...setting })
		const page = await as('office@lianbang.example')
		const shoot = (name: string) => shootPage(page, name)
		await page.goto('/office/experts')
		await page.getByLabel('账号邮箱').fill('nobody@lianbang.example')
		await page.getByLabel('专长').fill('聚烯烃催化')
		await page.getByLabel('新材料').check()
		await page.getByRole('button', { name: '登记入库' }).click()
		await expect(page.locator('.error', { hasText: '没有这个邮箱的账号' })).toBeVisible()
		await expect(page.getByLabel('新材料')).toBeChecked()
		await expect(page.getByLabel('专长')).toHaveValue('聚烯烃催化')
		await shoot('experts')
		await page.getByLabel('账号邮箱').fill('bidder@lianbang.example')
		await page.getByRole('button', { name: '登记入库' }).click()
		await expect(page.getByRole('heading', { level: 1, name: '纪明远' })).toBeVisible()

		await page.getByLabel('单位', { exact: true }).fill('没有这家单位')
		await page.getByRole('button', { name: '登记', exact: true }).click()
		await expect(page.locator('.error', { hasText: '没有找到这家单位' })).toBeVisible()
		await page.getByLabel('单位', { exact: true }).fill('srici')
		await page.getByLabel('最后一日').fill('2025-05-31')
		await page.getByRole('button', { name: '登记', exact: true }).click()
		await expect(page.getByRole('cell', { name: '2025-05-31' })).toBeVisible()
		await shoot('expert')
		await page.getByRole('button', { name: /^删除与 .*化工研究院.* 的关联$/ }).click()
		await expect(page.getByText('还没有登记关联')).toBeVisible()

		await page.goto('/office/ties')
		await page.getByLabel('单位', { exact: true }).fill('srici')
		await page.getByLabel('另一家单位').fill('srici')
		await page.getByRole('button', { name: '登记', exact: true }).click()
		await expect(page.locator('.error', { hasText: '请填写另一家单位' })).toBeVisible()
		await page.getByLabel('另一家单位').fill('seari')
		await page.getByLabel('关系').selectOption({ label: '同一集团' })
		await page.getByRole('button', { name: '登记', exact: true }).click()
		await expect(page.getByRole('cell', { name: '同一集团' })).toBeVisible()
		await shoot('ties')
	})
}
