import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { passPackages, seatPanel } from './support/panel-seated.ts'
import { signInBrowser } from './support/sign-in.ts'

for (const { width, javaScriptEnabled } of [
	{ width: 1280, javaScriptEnabled: true },
	{ width: 390, javaScriptEnabled: true },
	{ width: 390, javaScriptEnabled: false },
]) {
	test(`the panel begins, a sheet is filled in and submitted${javaScriptEnabled ? ', nothing typed without a connection is lost,' : ''} and opened again, at ${width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(150_000)
		const as = async (email: string) => {
			const context = await browser.newContext({ baseURL: app.url, viewport: { width, height: 900 }, javaScriptEnabled })
			await signInBrowser(context, app.url, email)
			return context.newPage()
		}
		const shoot = async (page: Page, name: string) => {
			if (javaScriptEnabled) expect(await findings(page), name).toEqual([])
			expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0)
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const { unjudged: code = '' } = await examplesIn(app.dataDir)
		const [email = ''] = await seatPanel(app.dataDir, code)
		const [issuer, expert] = [await as('lead-energy@lianbang.example'), await as(email)]

		await issuer.goto(`/issuer/challenges/${code}/bids`)
		await expect(issuer.getByText(/评审材料通过 0 \//)).toBeVisible()
		const [gap] = await issuer.locator('.evaluation-step a[href$="/package"]').all()
		await expect(issuer.getByText(/由本单位通过匿名评审材料，还有 \d+ 份/)).toBeVisible()
		const address = (await gap?.getAttribute('href')) ?? ''
		expect((await issuer.request.get(address)).status(), address).toBe(200)
		await shoot(issuer, 'missing')
		await passPackages(app.dataDir, code)
		await issuer.reload()
		await issuer.getByRole('link', { name: '开始评榜', exact: true }).click()
		await shoot(issuer, 'begin')
		await issuer.getByRole('button', { name: '开始评榜' }).click()
		await expect(issuer.getByText(/评分表已提交 0 \/ \d+ 份/)).toBeVisible()
		await shoot(issuer, 'progress')

		await expert.goto('/expert')
		await shoot(expert, 'desk')
		await expert.getByRole('link', { name: '申报 ABC1' }).click()
		const points = expert.locator('[name^="points."]')
		await expect(points.first()).toBeVisible()
		await shoot(expert, 'empty sheet')
		const overall = expert.locator('[name=overall]')
		if (javaScriptEnabled) {
			await points.first().fill('120')
			await expect(expert.getByText('请填写 0 到 100 的整数')).toBeVisible()
			await expert.context().setOffline(true)
			await points.first().fill('80')
			await overall.fill('断网时写的评语')
			await expect(expert.getByRole('status').filter({ hasText: '留在这台电脑上' })).toBeVisible()
			await shoot(expert, 'offline')
			await expert.reload().catch(() => undefined)
			await expert.context().setOffline(false)
			await expert.goBack().catch(() => undefined)
			await expert.goto('/expert')
			await expert.getByRole('link', { name: '申报 ABC1' }).click()
			await expect(overall).toHaveValue('断网时写的评语')
			await expect(expert.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
		} else {
			await points.first().fill('120')
			await overall.fill('断网时写的评语')
			await expert.getByRole('button', { name: '保存' }).last().click()
			await expect(expert.locator('.error').first()).toBeVisible()
			await expect(overall).toHaveValue('断网时写的评语')
		}
		for (const box of await points.all()) await box.fill('80')
		for (const box of await expert.locator('[name^="criteria."]').all()) await box.fill('依据充分，路线可行')
		for (const box of await expert.locator('select[name^="judgements."]').all()) await box.selectOption('achievable')
		await expert.getByRole('button', { name: '核对并提交' }).click()
		await expect(expert.getByText('总分 80.00')).toBeVisible()
		await shoot(expert, 'check')
		await expert.getByRole('button', { name: '提交评分表' }).click()
		await expect(expert.locator('code.long').first()).toHaveText(/^[0-9a-f]{64}$/)
		await shoot(expert, 'submitted')
		const href = await expert.getByRole('link', { name: '下载第 1 版' }).getAttribute('href')
		expect(await (await expert.request.get(href ?? '')).json()).toMatchObject({ kind: 'sheet.receipt', sheet: { total: 8000 } })

		await expert.getByRole('link', { name: '重新打开' }).click()
		await expert.getByLabel('理由').fill('第二项需要重新核对')
		await expert.getByRole('button', { name: '重新打开' }).click()
		await expect(expert.getByText('第二项需要重新核对')).toBeVisible()
		await expert.context().request.post('/language', { form: { language: 'en', to: '/' }, headers: { Origin: app.url } })
		await expert.reload()
		await shoot(expert, 'reopened, in English')
		await issuer.reload()
		await expect(issuer.getByText(/评分表已提交 0 \/ \d+ 份/)).toBeVisible()
	})
}
