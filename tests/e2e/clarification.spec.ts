import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'
import { signInBrowser } from './support/sign-in.ts'

const question = '层压时间是否可以按 14 min 考核，以便使用现有层压机？'
const answer = '可以，目标值改为不大于 14 min，见澄清。'
const reason = '根据第 2 问的答复放宽层压时间，其余指标不变。'

for (const width of [1280, 390]) {
	test(`an answer changes the demand, a clarification follows, sealed bids are confirmed or replaced, at ${width} px`, async ({
		browser,
		ownApp: app,
	}, info) => {
		const { clarified: code, own } = await examplesIn(app.dataDir)
		const shoot = async (page: Page, name: string) => {
			expect(await findings(page), name).toEqual([])
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const firm = await as(browser, app.url, 'bidder@lianbang.example', width)
		await firm.goto(`/challenges/${code}/questions`)
		await firm.getByLabel('问题').fill(question)
		await firm.getByRole('button', { name: '提交问题' }).click()
		await expect(firm.getByText('已收到您的问题')).toBeVisible()

		const lead = await as(browser, app.url, 'lead@lianbang.example', width)
		await lead.goto(`/challenges/${code}/questions`)
		await lead.locator('li', { hasText: question }).getByRole('link', { name: '答复' }).click()
		await lead.getByLabel('答复', { exact: true }).fill(answer)
		await lead.getByLabel(/这项答复改变榜题要求/).check()
		await shoot(lead, 'answer')
		await lead.getByRole('button', { name: '公开答复' }).click()

		await expect(lead.getByText('起因：第 2 问')).toBeVisible()
		await lead.getByRole('button', { name: '核对改动' }).click()
		await expect(lead.getByText('请填写此项').first()).toBeVisible()
		await lead.getByLabel('原因').fill(reason)
		await lead.getByRole('button', { name: '核对改动' }).click()
		await expect(lead.getByText('没有改动任何内容').first()).toBeVisible()
		await expect(lead.getByLabel('原因')).toHaveValue(reason)
		await lead.getByRole('group', { name: '层压时间' }).getByLabel('目标值').fill('14')
		await shoot(lead, 'form')
		await lead.getByRole('button', { name: '核对改动' }).click()
		await expect(lead.getByRole('heading', { name: '核对第 2 号澄清' })).toBeVisible()
		await expect(lead.locator('.changes ins')).toHaveText(['14'])
		await expect(lead.getByText('截止时间不变')).toBeVisible()
		await shoot(lead, 'preview')
		await lead.getByRole('button', { name: '发布第 2 号澄清' }).click()
		await expect(lead.getByRole('heading', { name: '第 2 号澄清', exact: true })).toBeVisible()

		await firm.goto('/bidder')
		await shoot(firm, 'desk')
		await firm.getByRole('link', { name: '第 2 号澄清改动了要求' }).click()
		await expect(firm.getByText('提交之后，要求有改动')).toBeVisible()
		await expect(firm.getByText('第 2 号澄清改动', { exact: false }).first()).toBeVisible()
		await shoot(firm, 'told')
		await firm.getByRole('button', { name: '确认：申报按第 2 号澄清仍然有效' }).click()
		await expect(firm.getByText('提交之后，要求有改动')).toHaveCount(0)
		await expect(firm.getByText(/回执号 JB-/)).toBeVisible()

		const university = await as(browser, app.url, 'university@lianbang.example', width)
		await university.goto('/bidder')
		await university.getByRole('link', { name: '第 2 号澄清改动了要求' }).click()
		await university.getByLabel('层压时间：承诺值').fill('13.5')
		await university.getByRole('button', { name: '核对并提交' }).click()
		await expect(university.getByText('提交即视为按第 2 号澄清确认')).toBeVisible()
		await shoot(university, 'seal')
		await university.getByLabel(/本单位承诺/).check()
		await university.getByRole('button', { name: '替换已提交的申报' }).click()
		await expect(university.getByRole('heading', { name: '申报已提交' })).toBeVisible()
		await university.goto('/bidder')
		await expect(university.getByText('第 2 号澄清改动了要求')).toHaveCount(0)

		const visitor = await as(browser, app.url, null, width)
		await visitor.goto(`/challenges/${code}`)
		await shoot(visitor, 'challenge')
		await visitor.getByRole('link', { name: '查看改动' }).click()
		await expect(visitor.locator('#c2 del')).toHaveText(['12'])
		await shoot(visitor, 'public')
		await visitor.getByRole('link', { name: '源于第 2 问的答复' }).click()
		await visitor.getByRole('link', { name: '由此发布第 2 号澄清' }).click()
		await expect(visitor.locator('#c2')).toContainText(reason)

		await lead.goto(`/issuer/challenges/${own}/clarify`)
		await lead.getByLabel('原因').fill('补充验收报告的要求，便于揭榜方准备。')
		await lead.getByLabel('交付物').fill('催化剂样品 2 kg；第三方检测报告。')
		await lead.getByRole('button', { name: '核对改动' }).click()
		await expect(lead.getByText('截止顺延至')).toBeVisible()
		await shoot(lead, 'preview-late')
	})
}

for (const javaScriptEnabled of [true, false]) {
	test(`payments are added and removed by a clarification, with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser, ownApp: app }, info) => {
		const { clarified: code } = await examplesIn(app.dataDir)
		const context = await browser.newContext({ baseURL: app.url, viewport: { width: 390, height: 900 }, javaScriptEnabled })
		await signInBrowser(context, app.url, 'lead@lianbang.example')
		const lead = await context.newPage()
		const shoot = async (name: string) => {
			// Nothing can be run in a page without JavaScript, nor axe.
			if (javaScriptEnabled) expect(await findings(lead), name).toEqual([])
			await info.attach(name, { body: await lead.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		await lead.goto(`/issuer/challenges/${code}/clarify`)
		const due = (at: number) => lead.locator(`[name="payments[${at}].due"]`)
		const share = (at: number) => lead.locator(`[name="payments[${at}].share"]`)
		const count = await lead.locator('.payment').count()
		const gone = await due(1).inputValue()
		await lead.getByLabel('原因').fill('按内部制度调整支付安排，考核要求不变。')
		await lead.getByRole('button', { name: '删去第 2 行' }).click()
		await expect(lead.locator('.payment')).toHaveCount(count - 1)
		await expect(lead.getByLabel('原因')).toHaveValue('按内部制度调整支付安排，考核要求不变。')
		await lead.getByRole('button', { name: '核对改动' }).last().click()
		await expect(lead.locator('.error-summary')).toContainText('各期比例合计须为 100 %')
		await lead.getByRole('button', { name: '添加一期支付' }).click()
		await expect(lead.locator('.payment')).toHaveCount(count)
		if (javaScriptEnabled) await expect(due(count - 1)).toBeFocused()
		await due(count - 1).fill('质保期满两年')
		for (let at = 0; at < count; at += 1) await share(at).fill(at === 0 ? String(100 - 10 * (count - 1)) : '10')
		if (javaScriptEnabled) await expect(lead.getByText('合计 100 %')).toBeVisible()
		await shoot('form')
		await share(0).press('Enter')
		await expect(lead.getByRole('heading', { name: '核对第 2 号澄清' })).toBeVisible()
		await expect(lead.locator('.changes')).toContainText(gone)
		await expect(lead.locator('.changes')).toContainText('质保期满两年')
		await shoot('preview')
		await lead.getByRole('button', { name: '发布第 2 号澄清' }).click()
		await expect(lead.locator('#c2')).toContainText('质保期满两年')

		const visitor = await as(browser, app.url, null, 390)
		await visitor.goto(`/challenges/${code}`)
		await expect(visitor.getByText('质保期满两年')).toBeVisible()
		await expect(visitor.getByText(gone)).toHaveCount(0)

		await lead.goto(`/issuer/challenges/${code}/clarify`)
		await lead.getByLabel('原因').fill('支付安排全部取消，另行约定，要求不变。')
		for (let at = count; at > 0; at -= 1) await lead.getByRole('button', { name: `删去第 ${at} 行` }).click()
		await expect(lead.locator('.payment')).toHaveCount(0)
		await lead.getByRole('button', { name: '核对改动' }).last().click()
		await expect(lead.locator('.error-summary')).toContainText('各期比例合计须为 100 %，现为 0 %')
		await expect(lead.getByRole('button', { name: /^发布第/ })).toHaveCount(0)
		await shoot('refused')
	})
}
