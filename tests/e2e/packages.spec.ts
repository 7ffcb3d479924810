import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { fileKinds } from '#app/domain/bid/file.ts'
import { planted, sampleDocx, sampleJpg, samplePdf } from '#tests/support/blind-samples.ts'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { beginWith, bidOn, plantFiles } from './support/packaged.ts'
import { signInBrowser } from './support/sign-in.ts'

for (const { width, language, javaScriptEnabled } of [
	{ width: 1280, language: 'zh', javaScriptEnabled: true },
	{ width: 390, language: 'en', javaScriptEnabled: true },
	{ width: 390, language: 'zh', javaScriptEnabled: false },
] as const) {
	test(`a bid goes to its panel without a name: looked through, decided on, passed and read at ${width} px in ${language} ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(200_000)
		const as = async (email: string, colorScheme: 'light' | 'dark' = 'light') => {
			const context = await browser.newContext({
				baseURL: app.url,
				viewport: { width, height: 900 },
				javaScriptEnabled,
				colorScheme,
				locale: language === 'zh' ? 'zh-CN' : 'en',
			})
			await signInBrowser(context, app.url, email)
			return context.newPage()
		}
		const shoot = async (page: Page, name: string) => {
			if (javaScriptEnabled) expect(await findings(page), name).toEqual([])
			expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0)
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const { ownClosed: code = '' } = await examplesIn(app.dataDir)
		const { bidId, organisation, person } = await bidOn(app.dataDir, code)
		const text = new TextEncoder().encode(`结晶度 62.5 %，${organisation}${person}，${planted.mobile}`)
		await plantFiles(app.dataDir, bidId, [
			{ name: `${organisation}.docx`, mediaType: fileKinds.docx, bytes: await sampleDocx() },
			{ name: `${person}.jpg`, mediaType: fileKinds.jpg, bytes: sampleJpg() },
			{ name: 'a.pdf', mediaType: fileKinds.pdf, bytes: await samplePdf({ words: planted.email }) },
			{ name: 'b.txt', mediaType: fileKinds.txt, bytes: text },
		])
		const [lead, expert] = [await as('lead@lianbang.example'), await as('university@lianbang.example', 'dark')]
		const say = (zh: string | RegExp, en: string | RegExp) => (language === 'zh' ? zh : en)

		await lead.goto(`/issuer/challenges/${code}/bids`)
		await lead
			.getByRole('button', { name: say('开榜', /open/i) })
			.first()
			.click()
		await expect(lead.locator('a[href$="/screening"]').first()).toBeVisible()
		await lead.goto(`/issuer/challenges/${code}/bids/${bidId}/package`)
		await expect(lead.getByText(say('现在不能更改', 'Nothing can be changed now'))).toBeVisible()
		await lead.goto(`/issuer/challenges/${code}/bids/${bidId}/screening`)
		const points = lead.locator('.checked-point')
		await expect(points.first()).toBeVisible()
		for (let at = 0; at < (await points.count()); at++) await points.nth(at).getByRole('radio').first().check()
		await lead.locator('form:has(.checked-point) button').click()
		await lead.locator('form[action$="/qualify"] button').click()
		await lead.getByRole('link', { name: say('匿名评审材料', 'Blind package') }).click()
		await lead.getByRole('textbox').fill('x')
		await lead.getByRole('button', { name: say('生成材料', 'Prepare the package') }).click()
		await expect(lead.getByText(say('每个词 2 至 60 字', 'Each between 2 and 60 characters')).first()).toBeVisible()
		await expect(lead.getByRole('textbox')).toHaveValue('x')
		await lead.getByRole('textbox').fill(planted.word)
		await lead.getByRole('button', { name: say('生成材料', 'Prepare the package') }).click()
		await expect(lead.getByText(say('文字中出现应隐去的内容', /Its text names/))).toBeVisible()
		await expect(lead.locator('form[action$="/package/pass"]')).toHaveCount(0)
		await shoot(lead, 'findings')
		await lead.getByRole('checkbox').check()
		const pass = lead.getByRole('button', { name: say('转交 附件2.jpg', 'Pass 附件2.jpg on'), exact: true })
		await pass.click()
		await expect(pass).toHaveCount(0)
		const leave = lead.getByRole('button', { name: say('不转交 附件3.pdf', 'Leave 附件3.pdf out') })
		await leave.click()
		await expect(leave).toHaveCount(0)
		await lead.locator('form[action$="/package/pass"] button').click()
		await expect(lead.getByText(say(/已由 .+ 通过。/, /^Passed by/))).toBeVisible()
		await shoot(lead, 'passed')

		expect((await expert.goto(`/expert/packages/${bidId}`))?.status()).toBe(404)
		await beginWith(app.dataDir, code, 'university@lianbang.example')
		await expert.goto(`/expert/packages/${bidId}`)
		await expect(expert.getByRole('heading', { level: 1 })).toContainText(say('的评审材料', 'what to judge'))
		expect(await expert.content()).not.toContain(organisation)
		await expect(expert.locator('.files a')).toHaveText(['附件1.docx', '附件2.jpg', '附件4.txt'])
		await shoot(expert, 'the panel’s reading')
		const saved = path.join(mkdtempSync(path.join(tmpdir(), 'lianbang-package-')), 'text')
		const [download] = await Promise.all([expert.waitForEvent('download'), expert.getByRole('link', { name: '附件4.txt' }).click()])
		await download.saveAs(saved)
		expect(readFileSync(saved, 'utf8')).toBe('结晶度 62.5 %，【机构】【人员】，【电话】')
		const href = await lead.locator('a[href^="/files/"]').first().getAttribute('href')
		for (const address of [href ?? '', `/issuer/challenges/${code}/bids/${bidId}/package`])
			expect([403, 404]).toContain((await expert.request.get(address)).status())

		await lead.reload()
		await expect(lead.getByText(say('现在不能更改', 'Nothing can be changed now'))).toBeVisible()
	})
}
