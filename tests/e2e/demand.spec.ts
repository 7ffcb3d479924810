import { writeFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { as } from './support/person.ts'
import { signInBrowser } from './support/sign-in.ts'

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`)
const rowOf = async (page: Page, at = 0) =>
	(await page.locator('[name^="indicators."][name$=".name"]').nth(at).getAttribute('name'))?.replace(/\.name$/, '') ?? ''

async function start(page: Page, title: string): Promise<string> {
	await page.goto('/issuer')
	await page.getByRole('link', { name: '编写需求' }).click()
	await page.getByLabel('榜题名称').fill(title)
	await page.getByRole('button', { name: '建立草稿' }).click()
	await page.waitForURL(/\/issuer\/challenges\/.*\/edit/)
	return /challenges\/(.*)\/edit/.exec(page.url())?.[1] ?? ''
}

for (const width of [1280, 390]) {
	test(`a demand is written bit by bit, checked, and found again, at ${width} px`, async ({ browser, app }, info) => {
		const page = await as(browser, app.url, 'issuer@lianbang.example', width)
		const code = await start(page, `耐高温密封圈 ${width}`)
		await field(page, 'problem').fill('现有密封圈在 300 ℃ 下两周即失效，停机更换影响连续生产，进口产品价格高、交期长，亟需国产替代。')
		await page.getByRole('button', { name: '添加一项指标' }).click()
		const row = await rowOf(page)
		await expect(field(page, `${row}.name`)).toBeFocused()
		await field(page, `${row}.name`).fill('产品纯度')
		await field(page, `${row}.target`).fill('120')
		await field(page, `${row}.unit`).fill('%')
		await expect(page.getByText('超过 100 %，请核对')).toBeVisible()
		await page.getByRole('button', { name: '把指标 1 换算为 ppm' }).click()
		await expect(field(page, `${row}.target`)).toHaveValue('1200000')
		await field(page, 'ipTemplate').selectOption('joint')
		await expect(field(page, 'ipRule')).toHaveValue(/双方共有/)
		await field(page, 'payments.0.due').fill('签约')
		await field(page, 'payments.0.share').fill('40')
		await field(page, 'payments.1.due').fill('中期')
		await field(page, 'payments.2.due').fill('验收')
		await page.getByRole('button', { name: '删去第 2 行' }).first().click()
		await expect(field(page, 'payments.1.due')).toHaveValue('验收')
		await field(page, 'payments.1.share').fill('60')
		await expect(page.getByText('合计 100 %').first()).toBeVisible()
		await expect(page.getByText(/\d 已保存/)).toBeVisible()
		await page.reload()
		await expect(field(page, 'payments.1.due')).toHaveValue('验收')
		await expect(field(page, `${row}.unit`)).toHaveValue('ppm')
		await expect(page.locator('.readiness')).toContainText('分（满分 100）')
		expect(await findings(page)).toEqual([])

		const file = info.outputPath('图纸.pdf')
		writeFileSync(file, '%PDF-1.7\n1 0 obj\n')
		await page.locator('[name=file]').setInputFiles(file)
		await page.getByRole('button', { name: '上传附件' }).click()
		await expect(page.getByRole('link', { name: '图纸.pdf' })).toBeVisible()
		await page.goto('/issuer')
		await expect(page.getByText(`耐高温密封圈 ${width}`)).toBeVisible()
		await page.goto(`/issuer/challenges/new?from=${code}`)
		await expect(page.getByLabel('复制自')).toHaveValue(code)
		await page.getByRole('button', { name: '建立草稿' }).click()
		await page.waitForURL(/\/edit/)
		await expect(field(page, 'payments.1.due')).toHaveValue('验收')
	})
}

async function inLanguage(browser: Browser, url: string, locale: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: url, locale })
	await signInBrowser(context, url, 'issuer@lianbang.example')
	return context.newPage()
}

/** What makes each field of a demand wrong, and no other. */
const wrong = {
	...{ title: '', problem: '', stateOfArt: '', goal: '', deliverables: '', conditions: '', ipRule: '' },
	...{ budgetFen: '100', publicMoneyFen: '60', durationMonths: '48', bidsCloseAt: '2020-01-01T00:00', contactEmail: 'nobody' },
	...{ 'payments.0.share': '50', 'criteria.0.weight': '10', 'criteria.4.name': '其他' },
}

for (const [locale, said] of [
	[
		'zh-CN',
		{
			required: '请填写此项',
			rule: '财政资金最多占榜金的 30 %',
			shares: '各期比例合计须为 100 %，现为 50 %',
			reversed: '上限不能小于下限',
			check: '检查',
			add: '添加一项指标',
		},
	],
	[
		'en-GB',
		{
			required: 'Fill this in',
			rule: 'Public money may be 30 % of the money at most',
			shares: 'now they make 50 %',
			reversed: 'The upper end must not be below the lower end',
			check: 'Check',
			add: 'Add an indicator',
		},
	],
] as const) {
	test(`a demand that is wrong in every field gets every message at once, beside its field, in ${locale}`, async ({ browser, app }) => {
		const writer = await as(browser, app.url, 'issuer@lianbang.example', 1280)
		const code = await start(writer, `处处不对 ${locale}`)
		const page = await inLanguage(browser, app.url, locale)
		await page.goto(`/issuer/challenges/${code}/edit`)
		await page.getByRole('button', { name: said.add }).click()
		const row = await rowOf(page)
		await field(page, `${row}.comparator`).selectOption('range')
		await field(page, `${row}.target`).fill('30')
		await field(page, `${row}.targetUpper`).fill('20')
		await field(page, `${row}.weight`).fill('30')
		for (const [name, value] of Object.entries(wrong)) await field(page, name).fill(value)
		await page.getByRole('button', { name: said.check, exact: true }).click()

		const besides: Record<string, string> = {
			...Object.fromEntries(['title', 'problem', 'stateOfArt', 'goal', 'deliverables', 'conditions', 'ipRule'].map((name) => [name, said.required])),
			...{ [`${row}.name`]: said.required, [`${row}.verification`]: said.required, 'payments.0.due': said.required, 'criteria.4.weight': said.required },
			...{ publicMoneyFen: said.rule, [`${row}.targetUpper`]: said.reversed, durationMonths: '36', bidsCloseAt: '', contactEmail: 'name@example.com' },
		}
		for (const [name, text] of Object.entries(besides)) await expect(page.locator(`[id="demand-${name}-error"]`)).toContainText(text)
		await expect(page.locator('#demand-payments .row-error')).toContainText(said.shares)
		await expect(page.locator('#demand-criteria .row-error')).toContainText('70')
		await expect(page.locator('#demand-indicators .row-error')).toContainText('3')
		await expect(page.locator('.error-summary')).toBeFocused()
		await expect(page.locator('.error-summary li')).toHaveCount(Object.keys(besides).length + 3)
		expect(await findings(page)).toEqual([])
		await field(page, 'goal').fill('达到国际先进水平')
		await expect(page.locator('#demand-goal-error')).toHaveCount(0)
	})
}

test('of two people writing a demand the second is told who changed what, and merges field by field', async ({ browser, app }) => {
	const [writer, lead] = [await as(browser, app.url, 'issuer@lianbang.example', 1280), await as(browser, app.url, 'lead@lianbang.example', 1280)]
	const code = await start(writer, '两人同写')
	await lead.goto(`/issuer/challenges/${code}/edit`)
	await field(writer, 'goal').fill('企业写的目标')
	await field(writer, 'offered').fill('企业的试验台')
	await expect(writer.getByText(/\d 已保存/)).toBeVisible()
	await field(lead, 'goal').fill('院所写的目标')
	await expect(lead.locator('.conflict')).toContainText('企业写的目标')
	await expect(lead.locator('.conflict')).toContainText('苏砚')
	await expect(field(lead, 'offered')).toHaveValue('企业的试验台')
	await lead.getByRole('button', { name: '用我的内容' }).click()
	await expect(lead.locator('.conflict')).toHaveCount(0)
	await field(writer, 'deliverables').fill('样品')
	await expect(field(writer, 'goal')).toHaveValue('院所写的目标')
	await expect(writer.getByText('已更新到表单')).toContainText('陆闻川')
})

test('without JavaScript rows come and go, what is wrong stays in the form, and the check says everything', async ({ browser, ownApp: app }) => {
	const scripted = await as(browser, app.url, 'issuer@lianbang.example', 1280)
	const code = await start(scripted, '没有脚本')
	const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false })
	await signInBrowser(context, app.url, 'issuer@lianbang.example')
	const page = await context.newPage()
	await page.goto(`/issuer/challenges/${code}/edit`)
	await page.getByRole('button', { name: '添加一项指标' }).click()
	const row = await rowOf(page)
	await field(page, `${row}.name`).fill('耐压')
	await field(page, `${row}.target`).fill('35')
	await field(page, `${row}.unit`).fill('MPa')
	await field(page, 'showsBidCount').uncheck()
	await field(page, 'budgetFen').fill('很多')
	await page.getByRole('button', { name: '保存', exact: true }).click()
	await expect(page.locator('#demand-budgetFen-error')).toContainText('万元')
	await expect(field(page, 'budgetFen')).toHaveValue('很多')
	await field(page, 'budgetFen').fill('300')
	await page.getByRole('button', { name: '把指标 1 换算为 kPa' }).click()
	await expect(field(page, `${row}.target`)).toHaveValue('35000')
	await expect(field(page, 'showsBidCount')).not.toBeChecked()
	await expect(field(page, 'budgetFen')).toHaveValue('300')
	await page.getByRole('button', { name: '删去第 4 行' }).click()
	await expect(field(page, 'criteria.3.name')).toHaveValue('')
	await page.getByRole('button', { name: '删去指标 1' }).click()
	await expect(page.locator('.indicator-card')).toHaveCount(0)
	await page.getByRole('button', { name: '检查', exact: true }).click()
	await expect(page.locator('#demand-goal-error')).toHaveText('请填写此项')
	await expect(page.locator('#demand-criteria .row-error')).toContainText('85')
	await context.close()
})

test('what is kept back is told, not shown; an undertaking opens it', async ({ browser, ownApp: app }) => {
	const visitor = await as(browser, app.url, null, 390)
	const open = async (page: Page) => {
		await page.goto('/challenges?q=动力电池模组用低密度')
		await page.getByRole('link', { name: '动力电池模组用低密度导热有机硅灌封胶' }).click()
		await page.waitForURL(/\/challenges\//)
	}
	await open(visitor)
	await expect(visitor.locator('.kept-back')).toContainText('签署保密承诺后可见')
	const address = new URL(visitor.url()).pathname
	for (const path of [address, `${address}.data`, '/challenges?q=热蔓延', '/challenges.data?q=热蔓延', '/'])
		for (const kept of ['填料与空心微珠的级配模型', '连续 3 组全部通过']) expect(await (await visitor.request.get(path)).text()).not.toContain(kept)
	expect(await findings(visitor)).toEqual([])
	const reader = await as(browser, app.url, 'university@lianbang.example', 1280)
	await reader.goto(address)
	await expect(reader.getByText('填料与空心微珠的级配模型')).toBeVisible()
	await expect(reader.getByText('连续 3 组全部通过')).toHaveCount(0)
	await reader.getByRole('link', { name: '签署保密承诺' }).click()
	expect(await findings(reader)).toEqual([])
	await reader.getByRole('button', { name: '接受并查看' }).click()
	await expect(reader.getByText('请勾选确认').first()).toBeVisible()
	await reader.getByRole('checkbox').check()
	await reader.getByRole('button', { name: '接受并查看' }).click()
	await expect(reader.getByText('连续 3 组全部通过')).toBeVisible()
	await expect(reader.locator('.kept-back')).toHaveCount(0)
})
