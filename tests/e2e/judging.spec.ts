import { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from '@playwright/test'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { kept } from '#tests/support/blind-samples.ts'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { lockScores, noteOutlier } from './support/judging-steps.ts'
import { as } from './support/person.ts'
import { allSheetsIn } from './support/sheets-in.ts'

for (const width of [1280, 390]) {
	test(`the panel meets, an outlier is explained, the chair locks, and the issuer ranks, compares and sets a defence, at ${width} px`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(200_000)
		const { bidOpened = '' } = await examplesIn(app.dataDir)
		const { code, evaluationId, emails, secrets, issuer: issuerEmail } = await allSheetsIn(app.dataDir, bidOpened)
		const [chair, , last] = await Promise.all(emails.map((email) => as(browser, app.url, email, width)))
		const issuer = await as(browser, app.url, issuerEmail, width)
		if (!chair || !last) throw new Error('no panel')
		const shoot = async (page: Page, name: string) => {
			expect(await findings(page), name).toEqual([])
			expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0)
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const meeting = `/expert/evaluations/${evaluationId}`

		await chair.goto(meeting)
		await expect(chair.getByText('还有偏离的评分没有说明')).toBeVisible()
		await shoot(chair, 'meeting')
		await issuer.goto(`/issuer/challenges/${code}/ranking`)
		await expect(issuer.getByText('锁定评分之后才显示排序')).toBeVisible()

		await last.goto(meeting)
		await last.getByRole('link', { name: '偏离说明' }).first().click()
		await last.getByLabel('理由').fill('关键设备')
		await last.getByRole('button', { name: '保存说明' }).click()
		await expect(last.getByText(/至少 10 个字符/).first()).toBeVisible()
		await last.getByLabel('理由').fill('关键设备未落实，维持此分')
		await shoot(last, 'outlier-note')
		await noteOutlier(last)

		await lockScores(chair)

		await issuer.reload()
		await expect(issuer.getByText('关键设备未落实').first()).toBeVisible()
		await shoot(issuer, 'ranking')
		await issuer.getByRole('link', { name: '入围并安排答辩' }).first().click()
		const at = (hours: number) => toBeijingInput(new Date(Date.now() + hours * 3_600_000))
		await issuer.getByLabel('开始').fill(at(24))
		await issuer.getByLabel('结束').fill(at(23))
		await issuer.getByLabel('地点').fill('苏州研究院 301 会议室')
		await issuer.getByRole('button', { name: '确定' }).click()
		await expect(issuer.getByText(/结束须晚于开始/).first()).toBeVisible()
		await issuer.getByLabel('结束').fill(at(25))
		await shoot(issuer, 'defence')
		await issuer.getByRole('button', { name: '确定' }).click()
		await expect(issuer.getByText('苏州研究院 301 会议室').first()).toBeVisible()

		await issuer.goto(`/issuer/challenges/${code}/comparison`)
		await expect(issuer.getByRole('heading', { name: '指标对比' })).toBeVisible()
		await shoot(issuer, 'comparison')
		await issuer.emulateMedia({ media: 'print' })
		const printed = await issuer.pdf({ preferCSSPageSize: true })
		await info.attach('comparison-printed', { body: printed, contentType: 'application/pdf' })
		const sheets = (await PDFDocument.load(printed)).getPages()
		expect(sheets.map((sheet) => sheet.getWidth() > sheet.getHeight())).toEqual([true])
		await issuer.emulateMedia({ media: 'screen' })
		await chair.goto(`${meeting}/comparison`)
		await expect(chair.getByText(`${kept}，【机构】`)).toBeVisible()
		for (const form of ['comparison', 'comparison.data']) {
			const told = await (await chair.request.get(`${meeting}/${form}`)).text()
			expect(told).toContain(kept)
			for (const secret of secrets) expect(told, form).not.toContain(secret)
		}
		await shoot(chair, 'comparison-panel')
		await chair.goto(meeting)
		await expect(chair.getByText('苏州研究院 301 会议室').first()).toBeVisible()
	})
}
