import type { Page } from '@playwright/test'
import { expect } from './app.ts'

/** An expert explains on the page of the meeting why one score lies far from the others. */
export async function noteOutlier(expert: Page) {
	await expert.getByLabel('理由').fill('关键设备未落实，按指标逐条复核后仍维持此分')
	await expert.getByRole('button', { name: '保存说明' }).click()
	await expect(expert.getByText(/您已说明/)).toBeVisible()
}

/** The chair locks the scores on the page of the meeting, which is read anew first. */
export async function lockScores(chair: Page) {
	await chair.reload()
	await chair.locator('summary', { hasText: '锁定评分' }).click()
	await chair.getByRole('button', { name: '锁定评分' }).click()
	await expect(chair.getByText('评分已锁定。')).toBeVisible()
}

/** Somebody objects in their own name to what is under notice. */
export async function objectTo(objector: Page, code: string) {
	await objector.goto(`/challenges/${code}/objections/new`)
	await objector.getByRole('radio', { name: /实名/ }).check()
	await objector.getByLabel('异议事项与依据').fill('拟定榜单位的样品测试没有说明条件，请核查。')
	await objector.getByRole('button', { name: '提交异议' }).click()
	await expect(objector.getByText('待受理')).toBeVisible()
}

/** The bureau takes the first objection up and has the bids judged again. */
export async function upholdObjection(bureau: Page) {
	await bureau.goto('/bureau/objections')
	await bureau.getByRole('link', { name: /^异议 1/ }).click()
	await bureau.getByRole('button', { name: '受理', exact: true }).click()
	await bureau.getByRole('link', { name: '作出处理' }).click()
	await bureau.getByRole('radio', { name: /^重评/ }).check()
	await bureau.getByLabel('处理说明').fill('样品测试条件不明，请重新评榜。')
	await bureau.getByRole('button', { name: '确认处理' }).click()
	await expect(bureau.getByText('重新评榜').first()).toBeVisible()
}
