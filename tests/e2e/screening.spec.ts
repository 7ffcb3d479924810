import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { bidOf } from './support/bid-of.ts'
import { judgeChecklist, sendChecklist } from './support/checklist.ts'
import { examplesIn } from './support/examples.ts'
import { plantFiles } from './support/packaged.ts'
import { scoredIn } from './support/scored.ts'
import { settingName, settings, stageOf } from './support/stage.ts'

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
/** Links to files by their names, to be asked for as the reader of the page. */
const bytesBehind = async (page: Page, name: string) => {
	const href = await page.getByRole('link', { name, exact: true }).last().getAttribute('href')
	return (await page.request.get(href ?? 'none')).text()
}

for (const setting of settings) {
	test(`bids are screened: one is corrected, with files, and passes, one is disqualified and told why, ${settingName(setting)}`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(150_000)
		const { as, shoot } = stageOf({ browser, app, info, ...setting })
		const [issuer, corrector, lead] = [await as('issuer@lianbang.example'), await as('bidder@lianbang.example'), await as('lead@lianbang.example')]
		const { ownClosed = '', bidOpened = '' } = await examplesIn(app.dataDir)
		const certificate = { name: '资质证书.txt', mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode('看不清的证书') }
		await plantFiles(app.dataDir, bidOpened, [certificate])
		await corrector.goto(`/bidder/bids/${bidOpened}`)
		const code = (await corrector.locator('nav a[href^="/challenges/"]').last().textContent()) ?? ''
		const [toCorrect, toShut] = [bidOpened, await bidOf(issuer, ownClosed)]
		const screeningOf = (challenge: string, bid: string | undefined) => `/issuer/challenges/${challenge}/bids/${bid}/screening`

		await issuer.goto(`/issuer/challenges/${code}/bids`)
		await issuer.locator(`a[href="${screeningOf(code, toCorrect)}"]`).click()
		await sendChecklist(issuer, { 0: '' })
		await expect(issuer.getByText(/请填写此项/).first()).toBeVisible()
		await judgeChecklist(issuer, { 0: '团队一节没有写明负责人' })
		await expect(issuer.getByRole('button', { name: '通过', exact: true })).toHaveCount(0)
		await shoot(issuer, 'checklist')
		await issuer.getByRole('link', { name: '要求补正' }).click()
		await issuer.getByLabel('团队').check()
		await issuer.getByRole('button', { name: '发出补正要求' }).click()
		await expect(issuer.getByLabel('团队')).toBeChecked()
		await issuer.getByLabel('更换附件：资质证书.txt').check()
		await issuer.getByLabel('补交附件').check()
		await issuer.getByLabel('需要补正什么、为什么').fill('团队一节没有写明负责人及其分工，请补写。资质证书看不清，请更换；缺测试报告，请补交。')
		await shoot(issuer, 'ask')
		await issuer.getByRole('button', { name: '发出补正要求' }).click()
		await expect(issuer.getByText('待补正')).toBeVisible()
		await expect(issuer.getByRole('link', { name: '不通过' })).toHaveCount(0)

		await corrector.goto(`/bidder/bids/${toCorrect}`)
		await corrector.getByRole('link', { name: '去补正' }).click()
		await expect(corrector.getByRole('textbox')).toHaveCount(1)
		const before = await corrector.getByLabel('团队').inputValue()
		await corrector.getByLabel('团队').fill(`${before}负责人张某，分工见附表。`)
		const [replacing, adding] = [corrector.getByLabel('更换附件：资质证书.txt'), corrector.getByLabel('补交附件（可选多个）')]
		await replacing.setInputFiles({ name: '证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x4d, 0x5a, 0, 1]) })
		await adding.setInputFiles([textFile('测试报告一.txt', '报告一')])
		await shoot(corrector, 'correct')
		await corrector.getByRole('button', { name: '提交补正' }).click()
		await expect(corrector.locator('.field .error')).toContainText('不接受“证书.pdf”这种文件')
		await expect(corrector.getByLabel('团队')).toHaveValue(`${before}负责人张某，分工见附表。`)
		await shoot(corrector, 'refused')
		await replacing.setInputFiles([textFile('资质证书（清晰）.txt', '看得清的证书')])
		await adding.setInputFiles([textFile('测试报告一.txt', '报告一'), textFile('测试报告二.txt', '报告二')])
		await corrector.getByRole('button', { name: '提交补正' }).click()
		await expect(corrector.getByText('补正已提交')).toBeVisible()
		await expect(corrector.locator('ins')).toContainText('张某')
		await shoot(corrector, 'corrected')

		await issuer.goto(screeningOf(code, toCorrect))
		await judgeChecklist(issuer)
		await expect(issuer.locator('ins')).toContainText('张某')
		expect(await bytesBehind(issuer, '资质证书.txt')).toBe('看不清的证书')
		expect(await bytesBehind(issuer, '资质证书（清晰）.txt')).toBe('看得清的证书')
		expect(await bytesBehind(issuer, '测试报告二.txt')).toBe('报告二')
		await shoot(issuer, 'before and after')
		await issuer.getByRole('button', { name: '通过', exact: true }).click()
		await expect(issuer.getByText('已通过形式审查。')).toBeVisible()

		await lead.goto(`/issuer/challenges/${ownClosed}/bids`)
		await lead.getByRole('button', { name: '开榜' }).click()
		await expect(lead.locator('.indicators')).toBeVisible()
		await lead.locator(`a[href="${screeningOf(ownClosed, toShut)}"]`).click()
		await judgeChecklist(lead, { 2: '没有相应条件的证明' })
		await lead.getByRole('link', { name: '不通过' }).click()
		await lead.getByLabel('理由').fill('没有提交具备相应条件的证明材料。')
		await lead.getByRole('button', { name: '确认不通过' }).click()
		await expect(lead.getByText('请填写此项').first()).toBeVisible()
		await expect(lead.getByLabel('理由')).toHaveValue('没有提交具备相应条件的证明材料。')
		await lead.getByRole('radio').first().check()
		await shoot(lead, 'disqualify')
		await lead.getByRole('button', { name: '确认不通过' }).click()
		await expect(lead.getByRole('heading', { name: '未通过形式审查' })).toBeVisible()
		await shoot(lead, 'disqualified')

		await issuer.goto(`/bidder/bids/${toShut}`)
		await expect(issuer.getByText('没有提交具备相应条件的证明材料。')).toBeVisible()
		await shoot(issuer, 'told')
		expect(await scoredIn(app.dataDir, ownClosed, new Date())).not.toContain(toShut)
		await lead.goto(`/issuer/challenges/${ownClosed}/award`)
		await expect(lead.getByRole('combobox').first()).toBeVisible()
		await expect(lead.locator(`[name="bids.${toShut}.reason"]`)).toHaveCount(0)
		await lead.goto(`/issuer/challenges/${ownClosed}/bids`)
		await shoot(lead, 'compared')
		expect((await corrector.goto(`/bidder/bids/${toShut}/correction`))?.status()).toBe(404)
	})
}
