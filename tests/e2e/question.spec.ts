import { expect, test } from './support/app.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'

for (const width of [1280, 390]) {
	test(`a question is asked, waits unseen, and is public with its answer, at ${width} px`, async ({ browser, ownApp: app }) => {
		const { far: code } = await examplesIn(app.dataDir)
		const visitor = await as(browser, app.url, null, width)
		const bidder = await as(browser, app.url, 'bidder@lianbang.example', width)
		const lead = await as(browser, app.url, 'lead-robotics@lianbang.example', width)
		await bidder.goto(`/challenges/${code}`)
		await bidder.getByRole('link', { name: '答疑' }).click()
		await bidder.getByLabel('问题').fill('短')
		await bidder.getByRole('button', { name: '提交问题' }).click()
		await expect(bidder.getByText('至少 5 个字符').first()).toBeVisible()
		await bidder.getByLabel('问题').fill('样品可以由揭榜方自备吗？')
		await bidder.getByRole('button', { name: '提交问题' }).click()
		await expect(bidder.getByText('已收到您的问题')).toBeVisible()
		await visitor.goto(`/challenges/${code}/questions`)
		expect(await visitor.content()).not.toContain('样品可以由揭榜方自备')

		await lead.goto(`/challenges/${code}/questions`)
		await lead.locator('li', { hasText: '样品可以由揭榜方自备' }).getByRole('link', { name: '答复' }).click()
		await lead.getByRole('textbox', { name: '答复' }).fill('可以，需附来源说明。')
		await lead.getByRole('button', { name: '公开答复' }).click()
		await lead.waitForURL((url) => url.pathname === `/challenges/${code}/questions`)
		await visitor.goto(`/challenges/${code}/questions`)
		await expect(visitor.getByText('可以，需附来源说明。')).toBeVisible()
		expect(await visitor.content()).not.toContain('bidder@lianbang.example')
	})
}
