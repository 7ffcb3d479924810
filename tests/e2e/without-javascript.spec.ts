import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { examplesIn, fill } from './support/examples.ts'
import { visitors } from './support/route-rows.ts'
import { signInBrowser } from './support/sign-in.ts'

const save = (page: Page) => page.getByRole('button', { name: '保存草稿' }).click()

test('a bid is written by two colleagues without JavaScript: nothing typed is lost, and nobody writes over what they did not touch', async ({
	browser,
	ownApp: { url, dataDir },
}) => {
	const address = fill('/bidder/bids/{bidDraft}', await examplesIn(dataDir))
	const open = async () => {
		const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
		await signInBrowser(context, url, visitors.bidder)
		const page = await context.newPage()
		await page.goto(address)
		return page
	}
	const [first, second] = [await open(), await open()]

	await first.locator('[name=price]').fill('三百')
	await first.locator('[name=team]').fill('第一位写的团队')
	await save(first)
	await expect(first.locator('.error').first()).toBeVisible()
	await expect(first.locator('[name=price]')).toHaveValue('三百')
	await first.locator('[name=price]').fill('300')
	await first.locator('[name=schedule]').fill('第一位写的进度\n分两期')
	await save(first)
	await expect(first.locator('.error')).toHaveCount(0)

	await second.locator('[name=foundation]').fill('第二位写的基础')
	await second.locator('[name=team]').fill('第二位写的团队')
	await save(second)
	await expect(second.locator('.conflict')).toHaveCount(1)
	await expect(second.locator('.conflict')).toContainText('第一位写的团队')
	await expect(second.locator('.save-note', { hasText: '尚未保存' })).toBeVisible()
	await expect(second.locator('[name=team]')).toHaveValue('第二位写的团队')
	await expect(second.locator('[name=schedule]')).toHaveValue('第一位写的进度\n分两期')
	await save(second)
	await expect(second.locator('.conflict')).toHaveCount(0)

	await first.goto(address)
	await expect(first.locator('[name=team]')).toHaveValue('第二位写的团队')
	await expect(first.locator('[name=foundation]')).toHaveValue('第二位写的基础')
	await expect(first.locator('[name=schedule]')).toHaveValue('第一位写的进度\n分两期')
	await expect(first.locator('[name=price]')).toHaveValue('300')
	await first.context().close()
	await second.context().close()
})
