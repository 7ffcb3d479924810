import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { signInBrowser } from './support/sign-in.ts'

for (const { width, language } of [
	{ width: 1280, language: 'zh' },
	{ width: 390, language: 'en' },
	{ width: 390, language: 'zh' },
	{ width: 1280, language: 'en' },
] as const) {
	test(`a person of the issuer declares, sees the bid gone and is told why, and cannot decide, at ${width} px in ${language}`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(150_000)
		const as = async (email: string) => {
			const context = await browser.newContext({ baseURL: app.url, viewport: { width, height: 900 }, locale: language === 'zh' ? 'zh-CN' : 'en-GB' })
			await signInBrowser(context, app.url, email)
			return context.newPage()
		}
		const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
		const shoot = async (page: Page, name: string) => {
			expect(await findings(page), name).toEqual([])
			expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0)
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const { bidOpened = '' } = await examplesIn(app.dataDir)
		const bidder = await as('bidder@lianbang.example')
		await bidder.goto(`/bidder/bids/${bidOpened}`)
		const code = (await bidder.locator('nav a[href^="/challenges/"]').last().textContent()) ?? ''
		await bidder.goto('/account')
		const organisation = bidder.locator('main a[href^="/organisations/"]')
		const name = (await organisation.textContent()) ?? ''
		const slug = (await organisation.getAttribute('href'))?.split('/').at(-1) ?? ''
		const screening = `/issuer/challenges/${code}/bids/${bidOpened}/screening`
		const told = say('您须回避本榜题的申报', 'You are in conflict with a bid on this challenge')

		const issuer = await as('issuer@lianbang.example')
		await issuer.goto(`/issuer/challenges/${code}/bids`)
		await expect(issuer.locator(`a[href="${screening}"]`)).toBeVisible()
		const unfill = issuer.locator('main a[href$="/unfill"]')
		await expect(unfill).toBeVisible()

		await issuer.goto('/account')
		await issuer.getByRole('link', { name: say('回避申报', 'Conflicts of interest') }).click()
		const field = issuer.getByLabel(say('关联单位', 'Organisations'), { exact: true })
		await field.fill('没有这家单位')
		await issuer.getByRole('button', { name: say('申报', 'Declare'), exact: true }).click()
		await expect(issuer.locator('.error', { hasText: '没有这家单位' })).toBeVisible()
		await expect(field).toHaveValue('没有这家单位')
		await field.fill(slug)
		await issuer.getByRole('button', { name: say('申报', 'Declare'), exact: true }).click()
		await expect(issuer.locator('main .rows li')).toHaveCount(1)
		await shoot(issuer, 'declared')

		await issuer.goto(`/issuer/challenges/${code}/bids`)
		await expect(issuer.getByRole('heading', { name: told })).toBeVisible()
		await expect(issuer.locator(`a[href="${screening}"]`)).toHaveCount(0)
		await expect(unfill).toHaveCount(0)
		await expect(issuer.locator('main')).not.toContainText(name)
		await shoot(issuer, 'bids')
		expect((await issuer.goto(screening))?.status()).toBe(404)
		await issuer.goto(`/issuer/challenges/${code}/award`)
		await expect(issuer.getByRole('heading', { name: told })).toBeVisible()
		await expect(issuer.getByRole('radio')).toHaveCount(0)
		await shoot(issuer, 'award')
		const reason = '方案最优，指标全部达到要求'
		const refused = await issuer.request.post(`/issuer/challenges/${code}/unfill`, {
			form: { reasonCode: 'none-qualified', reason },
			headers: { origin: app.url, 'accept-language': language },
		})
		expect(refused.status()).toBe(409)
		expect(await refused.text()).toContain(told)
		await issuer.goto(`/challenges/${code}/panel`)
		await expect(issuer.getByRole('heading', { name: told })).toBeVisible()

		// Nothing was decided.
		await bidder.goto(`/challenges/${code}`)
		await expect(bidder.getByRole('heading', { name: say('定榜公示', 'Notice') })).toHaveCount(0)

		const office = await as('office@lianbang.example')
		await office.goto('/office/audit?kind=bid.opened')
		const opened = office.locator('tbody tr', { hasText: code })
		const before = await opened.count()
		await office.goto('/account/declarations')
		await office.getByLabel(say('关联单位', 'Organisations'), { exact: true }).fill(slug)
		await office.getByRole('button', { name: say('申报', 'Declare'), exact: true }).click()
		await expect(office.locator('main .rows li')).toHaveCount(1)
		await office.goto(`/office/audit?kind=bid.opened`)
		await expect(office.getByText(say('您有关联单位', 'You have ties to organisations'), { exact: false })).toBeVisible()
		await expect(opened).toHaveCount(before - 1)
		await shoot(office, 'audit')
	})
}
