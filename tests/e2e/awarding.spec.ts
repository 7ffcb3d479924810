import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { bidOf } from './support/bid-of.ts'
import { examplesIn } from './support/examples.ts'
import { objectTo, upholdObjection } from './support/judging-steps.ts'
import { scoredIn } from './support/scored.ts'
import { signInBrowser } from './support/sign-in.ts'

const why = '产能安排有变，无法按期承担本项目。'

for (const { width, javaScriptEnabled } of [
	{ width: 1280, javaScriptEnabled: true },
	{ width: 390, javaScriptEnabled: true },
	{ width: 390, javaScriptEnabled: false },
]) {
	test(`a winner gives up, the reserve moves up, losers get feedback, and an objection sends the award back, at ${width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(180_000)
		const as = async (email: string | null, locale = 'zh-CN') => {
			const context = await browser.newContext({ locale, baseURL: app.url, viewport: { width, height: 900 }, javaScriptEnabled })
			if (email) await signInBrowser(context, app.url, `${email}@lianbang.example`)
			return context.newPage()
		}
		const shoot = async (page: Page, name: string) => {
			if (javaScriptEnabled) expect(await findings(page), name).toEqual([])
			expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0)
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const { ownClosed: code = '' } = await examplesIn(app.dataDir)
		const page = `/issuer/challenges/${code}`
		const [lead, winner, reserve, visitor, bureau] = [
			await as('lead'),
			await as('issuer'),
			await as('advanced-polymer-institute'),
			await as(null),
			await as('bureau-putuo'),
		]
		await lead.goto(`${page}/bids`)
		await lead.getByRole('button', { name: '开榜' }).click()
		await expect(lead.locator('.indicators')).toBeVisible()
		await lead.goto(`${page}/award`)
		await expect(lead.getByText('榜题已开榜')).toBeVisible()
		const [first, second] = [await bidOf(winner, code), await bidOf(reserve, code)]
		const others = (await scoredIn(app.dataDir, code, new Date())).filter((id) => id !== first)

		const waits = async (text: string | RegExp) => {
			await lead.goto('/issuer')
			await expect(lead.locator('.challenge-row', { hasText: code }).locator('.waiting-line a')).toHaveText(text)
		}
		await waits('由本单位提出定榜建议')
		await shoot(lead, 'desk')
		await lead.goto(`${page}/bids`)
		await lead.getByRole('link', { name: '提出定榜建议', exact: true }).click()
		const field = (bidId: string, name: string) => lead.locator(`[name="bids.${bidId}.${name}"]`)
		await field(first, 'role').selectOption('winner')
		await field(second, 'role').selectOption('reserve')
		for (const bidId of [first, ...others]) await field(bidId, 'reason').fill(`评审意见：方案可行（${bidId.slice(-4)}）`)
		await lead.getByRole('button', { name: '提出建议' }).click()
		await expect(lead.getByText('请填写此项').first()).toBeVisible()
		await expect(field(first, 'role')).toHaveValue('winner')
		await expect(field(second, 'reason')).toHaveValue(`评审意见：方案可行（${second.slice(-4)}）`)
		await shoot(lead, 'propose')
		await lead.getByLabel('定榜理由').fill('承诺指标全部达到，验证安排切实可行。')
		await lead.getByRole('button', { name: '提出建议' }).click()
		await expect(lead.getByRole('heading', { name: /第 1 次建议/ })).toBeVisible()
		await shoot(lead, 'proposed')
		await waits(/^由本单位向 \d+ 家未中榜单位写反馈$/)

		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.getByText('验证安排切实可行')).toHaveCount(0)
		await reserve.goto(`/bidder/bids/${second}`)
		await expect(reserve.getByText('评审意见')).toHaveCount(0)
		await expect(reserve.getByText('正在评审，结果以公示为准')).toBeVisible()
		await winner.goto(`/bidder/bids/${first}`)
		await expect(winner.getByText('本单位拟中榜，等待公示')).toBeVisible()
		await expect(winner.getByText('正在评审')).toHaveCount(0)
		await shoot(winner, 'own-place')
		await winner.getByRole('link', { name: '放弃中榜' }).click()
		await winner.getByRole('button', { name: '确认放弃' }).click()
		await expect(winner.getByText('请填写此项').first()).toBeVisible()
		await winner.getByLabel('放弃理由').fill(why)
		await shoot(winner, 'refuse')
		await winner.getByRole('button', { name: '确认放弃' }).click()
		await expect(winner.getByText('本单位已放弃')).toBeVisible()

		await lead.goto(`${page}/proposal`)
		await expect(lead.getByRole('heading', { name: /第 2 次建议/ })).toBeVisible()
		await expect(lead.getByText(why)).toBeVisible()
		await shoot(lead, 'moved-up')
		await lead.getByRole('link', { name: '写反馈' }).click()
		const losers = others.filter((id) => id !== second)
		expect(losers.length).toBeGreaterThan(0)
		for (const bidId of losers) {
			const one = lead.locator(`section[id="${bidId}"]`)
			await one.getByRole('button', { name: '保存这一份' }).click()
			await expect(one.getByText('请填写此项').first()).toBeVisible()
			await one.locator('[name=feedback]').fill('建议补充第三方检测数据，并说明放大风险。')
			await one.getByRole('button', { name: '保存这一份' }).click()
			await expect(one.getByText('已保存', { exact: true })).toBeVisible()
		}
		await shoot(lead, 'feedback')
		await lead.goto(`${page}/proposal`)
		await lead.locator('summary', { hasText: '发布公示' }).click()
		await shoot(lead, 'publish')
		await lead.getByRole('button', { name: '确认发布' }).click()
		await expect(lead.getByRole('heading', { name: '拟定榜公示' })).toBeVisible()
		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.getByText('验证安排切实可行')).toBeVisible()
		await shoot(visitor, 'notice')
		await reserve.goto(`/bidder/bids/${second}`)
		await expect(reserve.getByText('结果已公开')).toBeVisible()
		await shoot(reserve, 'winner-under-notice')

		await objectTo(winner, code)
		await upholdObjection(bureau)
		await lead.goto(`${page}/award`)
		await expect(lead.getByText('异议成立后须重新评榜')).toBeVisible()
		await lead.goto(`${page}/proposal`)
		await expect(lead.getByText('已撤回')).toBeVisible()
		await scoredIn(app.dataDir, code, new Date(Date.now() + 1000))
		await lead.goto(`${page}/award`)
		await expect(field(second, 'role')).toBeVisible()
		const english = await as('lead', 'en-GB')
		await english.goto(`${page}/award`)
		await shoot(english, 'propose-en')
		await english.goto(`${page}/proposal`)
		await shoot(english, 'proposals-en')
	})
}
