import type { Page } from '@playwright/test'
import { expect } from './app.ts'

/** Judges every point of the checklist on the page met but those of these numbers, for these reasons, and asks to save. */
export async function sendChecklist(page: Page, unmet: Record<number, string>) {
	const points = page.locator('.checked-point')
	await expect(points.first()).toBeVisible()
	for (let at = 0; at < (await points.count()); at++) {
		await points
			.nth(at)
			.getByLabel(unmet[at] === undefined ? '符合或不适用' : '不符合', { exact: true })
			.check()
		await points
			.nth(at)
			.getByRole('textbox')
			.fill(unmet[at] ?? '')
	}
	await page.getByRole('button', { name: '保存清单' }).click()
}

/** Judges as above, and waits for the page that shows what was saved. */
export async function judgeChecklist(page: Page, unmet: Record<number, string> = {}) {
	const seen = page.locator('[name=seen]')
	const before = await seen.inputValue()
	await sendChecklist(page, unmet)
	await expect(seen).not.toHaveValue(before)
}
