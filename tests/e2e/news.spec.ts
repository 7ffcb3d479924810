import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'
import { signInBrowser } from './support/sign-in.ts'

const later = '2027-12-18T17:00'

for (const width of [1280, 390]) {
	test(`a follower hears that a deadline moved, in the inbox and by mail, and chooses the digest, at ${width} px`, async ({ browser, ownApp: app }, info) => {
		const { own: code } = await examplesIn(app.dataDir)
		const shoot = async (page: Page, name: string) => info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		const visitor = await as(browser, app.url, null, width)
		await visitor.goto(`/challenges/${code}`)
		await visitor.getByRole('link', { name: '关注此榜题' }).click()
		await expect(visitor).toHaveURL(/\/login\?to=/)

		const follower = await as(browser, app.url, 'university@lianbang.example', width)
		await follower.goto('/account/notifications')
		const followed = follower.getByRole('group', { name: '关注的内容' })
		await expect(followed.getByLabel('每日摘要')).toBeChecked()
		await followed.getByLabel('即时邮件').check()
		await follower.getByRole('button', { name: '保存' }).click()
		await expect(follower.getByText('已保存。')).toBeVisible()
		await expect(followed.getByLabel('即时邮件')).toBeChecked()

		await follower.goto(`/challenges/${code}`)
		await follower.getByRole('button', { name: '关注此榜题' }).click()
		await expect(follower.getByText('已关注此榜题')).toBeVisible()
		const title = await follower.getByRole('heading', { level: 1 }).innerText()
		await shoot(follower, 'challenge')
		expect(await findings(follower)).toEqual([])

		const lead = await as(browser, app.url, 'lead@lianbang.example', width)
		await lead.goto(`/issuer/challenges/${code}/deadline`)
		await lead.getByLabel('新的截止时间').fill(later)
		await lead.getByLabel('原因').fill('多家单位请求延长准备时间。')
		await lead.locator('main form button').last().click()
		await lead.waitForURL(`**/challenges/${code}`)

		const news = follower.getByRole('link', { name: new RegExp(`${code}.*截止时间已延至 2027-12-18 17:00`) })
		await expect(async () => {
			await follower.goto('/inbox')
			await expect(news).toBeVisible({ timeout: 3000 })
		}).toPass()
		await expect(follower.getByRole('banner').getByText(/条未读/)).toBeAttached()
		await shoot(follower, 'inbox')
		expect(await findings(follower)).toEqual([])
		await news.click()
		await expect(follower).toHaveURL(new RegExp(`/challenges/${code}$`))

		const mail = visitor.getByRole('row', { name: new RegExp(`${code}.*截止时间已延至.* university@`) })
		await expect(async () => {
			await visitor.goto('/mail-folder')
			await expect(mail).toBeVisible({ timeout: 3000 })
		}).toPass()
		await shoot(visitor, 'folder')
		await mail.getByRole('link').click()
		await expect(visitor.getByRole('heading', { level: 1 })).toContainText(title)
		expect(await visitor.locator('main').innerText()).not.toContain('多家单位请求延长')
		await shoot(visitor, 'mail')
		expect(await findings(visitor)).toEqual([])
		const choices = visitor.getByRole('link', { name: /account\/notifications\?about=/ })
		const about = new URL((await choices.getAttribute('href')) ?? '', app.url)
		await visitor.getByRole('link', { name: new RegExp(`/challenges/${code}$`) }).click()
		await expect(visitor).toHaveURL(new RegExp(`/challenges/${code}$`))

		await follower.goto(`${about.pathname}${about.search}`)
		await shoot(follower, 'about-a-mail')
		expect(await findings(follower)).toEqual([])
		await follower.getByRole('button', { name: '不再发送这种邮件' }).click()
		await expect(follower.getByText(/不再发送邮件。/)).toBeVisible()
		await expect(follower.getByText('逐种选择：1 种另有选择')).toBeVisible()
		await follower.goto('/account/notifications')
		await followed.getByLabel('每日摘要').check()
		await follower.getByRole('button', { name: '保存' }).click()
		await expect(follower.getByText('已保存。')).toBeVisible()
		await shoot(follower, 'choices')
		await follower.goto('/account/follows')
		await shoot(follower, 'follows')
		expect(await findings(follower)).toEqual([])
		await follower.getByRole('button', { name: `取消关注：${title}` }).click()
		await expect(follower.getByRole('button', { name: `取消关注：${title}` })).toHaveCount(0)
		await follower.goto('/inbox')
		await follower.getByRole('button', { name: '全部标为已读' }).click()
		await expect(follower.getByRole('button', { name: '全部标为已读' })).toHaveCount(0)
		await expect(follower.getByRole('banner').getByText(/条未读/)).toHaveCount(0)

		const office = await as(browser, app.url, 'office@lianbang.example', width)
		await office.goto('/office/mail?state=sent')
		await expect(office.getByRole('cell', { name: '不显示' }).first()).toBeVisible()
		expect(await office.locator('main').innerText()).not.toContain(title)
		await shoot(office, 'outbox')
		expect(await findings(office)).toEqual([])
	})
}

test('a search is saved, followed and found again, without JavaScript too', async ({ browser, app }) => {
	const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false })
	await signInBrowser(context, app.url, 'bureau-putuo@lianbang.example')
	const page = await context.newPage()
	await page.goto('/challenges?q=%E6%B5%8B%E7%BB%98&sort=money')
	await page.getByRole('button', { name: '保存并关注此搜索' }).click()
	await expect(page.getByText('已关注此搜索')).toBeVisible()
	await page.goto('/challenges?q=%E6%B5%8B%E7%BB%98')
	await expect(page.getByText('已关注此搜索')).toBeVisible()
	await page.goto('/account/follows')
	await page.getByRole('link', { name: '测绘', exact: true }).click()
	await expect(page).toHaveURL(/q=/)
	await page.getByRole('button', { name: '取消关注' }).click()
	await expect(page.getByRole('button', { name: '保存并关注此搜索' })).toBeVisible()
	await context.close()
})
