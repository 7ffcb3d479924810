import { execFileSync } from 'node:child_process'
import type { Page, TestInfo } from '@playwright/test'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { type App, expect, test } from './support/app.ts'
import { bidOf } from './support/bid-of.ts'
import { judgeChecklist } from './support/checklist.ts'
import { examplesIn } from './support/examples.ts'
import { lockScores, noteOutlier, objectTo, upholdObjection } from './support/judging-steps.ts'
import { seatedIn } from './support/seated.ts'
import { settings, stageOf } from './support/stage.ts'

const hour = 3_600_000

/** Points by bidder and expert; the last expert lies far from the others on the first bid. */
const points: Record<string, readonly number[]> = {
	'yunhe-polymers': [90, 88, 60],
	'advanced-polymer-institute': [84, 82, 83],
	'jinling-engineering': [66, 70, 68],
}

type Stage = ReturnType<typeof stageOf>
type Journey = Stage & { app: App; code: string; title: string; lead: Page; office: Page; info: TestInfo }

/** Screens every bid: one is corrected first, one is disqualified. */
async function screen({ code, lead, shoot }: Journey, bids: Bids) {
	const page = `/issuer/challenges/${code}/bids`
	await lead.goto(page)
	await lead.getByRole('button', { name: '开榜' }).click()
	await expect(lead.locator('.indicators')).toBeVisible()
	await shoot(lead, 'opened')
	const { page: corrector, id: corrected } = bids.first
	await lead.goto(`${page}/${corrected}/screening`)
	await judgeChecklist(lead, { 0: '团队一节没有写明负责人' })
	await lead.getByRole('link', { name: '要求补正' }).click()
	await lead.getByLabel('团队').check()
	await lead.getByLabel('需要补正什么、为什么').fill('团队一节没有写明负责人及其分工，请补写。')
	await lead.getByRole('button', { name: '发出补正要求' }).click()
	await expect(lead.getByText('待补正')).toBeVisible()
	await corrector.goto(`/bidder/bids/${corrected}`)
	await corrector.getByRole('link', { name: '去补正' }).click()
	await corrector.getByLabel('团队').fill('负责人张某，分工见附表。')
	await corrector.getByRole('button', { name: '提交补正' }).click()
	await expect(corrector.getByText('补正已提交')).toBeVisible()
	for (const { id } of [bids.first, bids.second, bids.third]) {
		await lead.goto(`${page}/${id}/screening`)
		await judgeChecklist(lead)
		await lead.getByRole('button', { name: '通过', exact: true }).click()
		await expect(lead.getByText('已通过形式审查。')).toBeVisible()
	}
	const { page: shut, id } = bids.shut
	await lead.goto(`${page}/${id}/screening`)
	await judgeChecklist(lead, { 2: '没有相应条件的证明' })
	await lead.getByRole('link', { name: '不通过' }).click()
	await lead.getByRole('radio', { name: /没有相应条件的证明/ }).check()
	await lead.getByLabel('理由').fill('没有提交具备相应条件的证明材料。')
	await lead.getByRole('button', { name: '确认不通过' }).click()
	await expect(lead.getByRole('heading', { name: '未通过形式审查' })).toBeVisible()
	await shut.goto(`/bidder/bids/${id}`)
	await expect(shut.getByText('没有提交具备相应条件的证明材料。')).toBeVisible()
	await shoot(shut, 'disqualified')
}

/** Draws the panel, and has its experts declare: the first names a bidder and is barred, the next of the draw takes the seat. Answers the experts seated. */
async function seat({ app, code, title, lead, office, as, shoot, info }: Journey, named: string): Promise<Page[]> {
	const address = `/challenges/${code}/panel`
	await office.goto(address)
	await office.getByRole('link', { name: '公布抽取承诺' }).click()
	await office.getByLabel('专家人数').selectOption('3')
	await office.getByRole('button', { name: '公布承诺' }).click()
	await expect(office.getByText('待发榜方抽取')).toBeVisible()
	await lead.goto(address)
	await lead.getByRole('link', { name: '抽取专家组' }).click()
	await lead.getByLabel('补充内容').fill('上证指数收于 3101.25')
	await lead.getByRole('button', { name: '抽取' }).click()
	await expect(lead.getByText('公示拟定榜时公布姓名', { exact: false })).toBeVisible()
	await shoot(lead, 'drawn')

	const invited = async () => (await seatedIn(app.dataDir, code)).emails
	const answer = async (expert: Page, tie: string) => {
		await expert.goto('/expert')
		await expert.locator('main .rows li', { hasText: title }).getByRole('link').first().click()
		await expert.getByLabel('关联单位（所在单位不必写）').fill(tie)
		await expert.getByLabel('除所在单位和以上单位外', { exact: false }).check()
		await expert.getByRole('button', { name: '声明并接受' }).click()
	}
	const [first = ''] = await invited()
	const barred = await as(first)
	await answer(barred, named)
	await expect(barred.getByRole('heading', { name: '须回避' })).toBeVisible()
	await expect(barred.getByText('与揭榜方：本人声明')).toBeVisible()
	await shoot(barred, 'barred')
	const others = await invited()
	expect(others).toHaveLength(3)
	expect(others).not.toContain(first)
	const seated = await Promise.all(others.map((email) => as(email)))
	for (const expert of seated) {
		await answer(expert, '')
		await expect(expert.getByRole('heading', { name: '已接受' })).toBeVisible()
	}

	await office.goto(address)
	await expect(office.getByText(/^由 .* 递补$/)).toHaveCount(1)
	await shoot(office, 'panel')
	const download = office.waitForEvent('download')
	await office.getByRole('link', { name: '下载抽取记录' }).click()
	const file = info.outputPath('record.json')
	await (await download).saveAs(file)
	expect(execFileSync(process.execPath, ['build/app/draw.js', file], { encoding: 'utf8' }).match(/^✓/gm)).toHaveLength(4)
	return seated
}

/** Passes each package, and begins. Answers the bidders by what the panel calls their bids. */
async function begin({ code, lead, shoot }: Journey, bids: Bids): Promise<Map<string, string>> {
	const called = new Map<string, string>()
	for (const { id, slug } of [bids.first, bids.second, bids.third]) {
		await lead.goto(`/issuer/challenges/${code}/bids/${id}/package`)
		await lead.getByRole('button', { name: '生成材料' }).click()
		await lead.locator('form[action$="/package/pass"] button').click()
		await expect(lead.getByText(/已由 .+ 通过。/)).toBeVisible()
		called.set((await lead.locator('main strong', { hasText: /^申报 / }).textContent()) ?? '', slug)
	}
	await shoot(lead, 'package')
	await lead.goto(`/issuer/challenges/${code}/bids`)
	await lead.getByRole('link', { name: '开始评榜', exact: true }).click()
	await lead.getByRole('button', { name: '开始评榜' }).click()
	await expect(lead.getByText('评分表已提交 0 / 9 份')).toBeVisible()
	return called
}

async function fillSheet(expert: Page, given: number) {
	await expect(expert.locator('[name^="points."]').first()).toBeVisible()
	for (const box of await expert.locator('[name^="points."]').all()) await box.fill(String(given))
	for (const box of await expert.locator('[name^="criteria."]').all()) await box.fill('依据充分，路线可行')
	for (const box of await expert.locator('select[name^="judgements."]').all()) await box.selectOption(given < 65 ? 'doubtful' : 'achievable')
	for (const box of await expert.locator('[name^="indicators."]').all()) await box.fill('承诺值没有第三方检测数据支持')
	await expert.locator('[name=overall]').fill('总体可行，放大风险可控')
	await expert.getByRole('button', { name: '核对并提交' }).click()
	await expert.getByRole('button', { name: '提交评分表' }).click()
	await expect(expert.locator('code.long').first()).toHaveText(/^[0-9a-f]{64}$/)
}

/** Has every expert score every bid without a name to read; the first opens one sheet again. */
async function score({ lead, code, title, shoot }: Journey, { experts, called, names }: { experts: Page[]; called: Map<string, string>; names: string[] }) {
	for (const [at, expert] of experts.entries()) {
		for (const [name, slug] of called) {
			await expert.goto('/expert')
			await expert.locator('.sheets-of', { hasText: title }).getByRole('link', { name, exact: true }).click()
			for (const hidden of names) await expect(expert.locator('main')).not.toContainText(hidden)
			if (at === 0 && slug === 'jinling-engineering') await shoot(expert, 'sheet')
			await fillSheet(expert, points[slug]?.[at] ?? 70)
		}
	}
	const [expert] = experts
	if (!expert) throw new Error('no panel')
	await expert.getByRole('link', { name: '重新打开' }).click()
	await expert.getByLabel('理由').fill('第二项需要重新核对')
	await expert.getByRole('button', { name: '重新打开' }).click()
	await expect(expert.getByText('第二项需要重新核对')).toBeVisible()
	await shoot(expert, 'reopened')
	await lead.goto(`/issuer/challenges/${code}/bids`)
	await expect(lead.getByText('评分表已提交 8 / 9 份')).toBeVisible()
	await fillSheet(expert, 64)
	await lead.reload()
	await expect(lead.getByText('评分表已提交 9 / 9 份')).toBeVisible()
}

/** The meeting explains what lies far off and locks; the issuer ranks and sets a defence. */
async function meet({ code, title, lead, shoot }: Journey, experts: Page[]) {
	const [chair, , last] = experts
	if (!chair || !last) throw new Error('no panel')
	for (const expert of [chair, last]) {
		await expert.goto('/expert')
		await expert.locator('.sheets-of', { hasText: title }).getByRole('link', { name: '评审会' }).click()
	}
	await expect(chair.getByText('还有偏离的评分没有说明')).toBeVisible()
	await shoot(chair, 'meeting')
	await last.getByRole('link', { name: '偏离说明' }).first().click()
	await noteOutlier(last)
	await lockScores(chair)

	await lead.goto(`/issuer/challenges/${code}/ranking`)
	await expect(lead.getByText('关键设备未落实').first()).toBeVisible()
	await shoot(lead, 'ranking')
	await lead.getByRole('link', { name: '入围并安排答辩' }).first().click()
	await lead.getByLabel('开始').fill(toBeijingInput(new Date(Date.now() + 24 * hour)))
	await lead.getByLabel('结束').fill(toBeijingInput(new Date(Date.now() + 25 * hour)))
	await lead.getByLabel('地点').fill('苏州研究院 301 会议室')
	await lead.getByRole('button', { name: '确定' }).click()
	await expect(lead.getByText('苏州研究院 301 会议室').first()).toBeVisible()
	await chair.reload()
	await expect(chair.getByText('苏州研究院 301 会议室').first()).toBeVisible()
	await lead.goto(`/issuer/challenges/${code}/comparison`)
	await shoot(lead, 'comparison')
}

type Bids = Record<'first' | 'second' | 'third' | 'shut', { page: Page; id: string; slug: string }>

/** Proposes the first with the second as reserve; the first gives up, the losers are told why, and the notice is published. */
async function award({ code, lead, shoot, as }: Journey, { first, second, third, shut }: Bids) {
	const page = `/issuer/challenges/${code}`
	await lead.goto(`${page}/award`)
	const field = (id: string, name: string) => lead.locator(`[name="bids.${id}.${name}"]`)
	await field(first.id, 'role').selectOption('winner')
	await field(second.id, 'role').selectOption('reserve')
	for (const { id, slug } of [first, second, third]) await field(id, 'reason').fill(`评审意见：方案可行（${slug}）`)
	await expect(field(shut.id, 'reason')).toHaveCount(0)
	await lead.getByLabel('定榜理由').fill('承诺指标全部达到，验证安排切实可行。')
	await shoot(lead, 'propose')
	await lead.getByRole('button', { name: '提出建议' }).click()
	await expect(lead.getByRole('heading', { name: /第 1 次建议/ })).toBeVisible()
	await first.page.goto(`/bidder/bids/${first.id}`)
	await first.page.getByRole('link', { name: '放弃中榜' }).click()
	await first.page.getByLabel('放弃理由').fill('产能安排有变，无法按期承担本项目。')
	await first.page.getByRole('button', { name: '确认放弃' }).click()
	await expect(first.page.getByText('本单位已放弃')).toBeVisible()
	await lead.goto(`${page}/proposal`)
	await expect(lead.getByRole('heading', { name: /第 2 次建议/ })).toBeVisible()
	await lead.getByRole('link', { name: '写反馈' }).click()
	const one = lead.locator(`section[id="${third.id}"]`)
	await one.locator('[name=feedback]').fill('建议补充第三方检测数据，并说明放大风险。')
	await one.getByRole('button', { name: '保存这一份' }).click()
	await expect(one.getByText('已保存', { exact: true })).toBeVisible()
	await lead.goto(`${page}/proposal`)
	await lead.locator('summary', { hasText: '发布公示' }).click()
	await lead.getByRole('button', { name: '确认发布' }).click()
	await expect(lead.getByRole('heading', { name: '拟定榜公示' })).toBeVisible()
	const visitor = await as(null)
	await visitor.goto(`/challenges/${code}`)
	await expect(visitor.getByText('验证安排切实可行')).toBeVisible()
	await shoot(visitor, 'notice')
	await third.page.goto(`/bidder/bids/${third.id}`)
	await expect(third.page.getByText('建议补充第三方检测数据')).toBeVisible()
	await expect(third.page.locator('main')).not.toContainText(second.slug)
	await shoot(third.page, 'feedback')
}

async function object({ code, lead, as, shoot }: Journey, { third }: Bids) {
	await objectTo(third.page, code)
	const bureau = await as('bureau-putuo@lianbang.example')
	await upholdObjection(bureau)
	await shoot(bureau, 'upheld')
	await lead.goto(`/issuer/challenges/${code}/proposal`)
	await expect(lead.getByText('已撤回')).toBeVisible()
	await lead.goto(`/issuer/challenges/${code}/award`)
	await expect(lead.getByText('异议成立后须重新评榜')).toBeVisible()
	await lead.goto(`/issuer/challenges/${code}/bids`)
	await lead.getByRole('link', { name: '开始评榜', exact: true }).click()
	await shoot(lead, 'again')
}

async function takePart(as: Stage['as'], code: string): Promise<Bids> {
	const one = async (login: string, slug: string) => {
		const page = await as(`${login}@lianbang.example`)
		return { page, id: await bidOf(page, code), slug }
	}
	return {
		first: await one('issuer', 'yunhe-polymers'),
		second: await one('advanced-polymer-institute', 'advanced-polymer-institute'),
		third: await one('jinling-engineering', 'jinling-engineering'),
		shut: await one('zhongjiang-university', 'zhongjiang-university'),
	}
}

for (const setting of settings.filter(({ javaScriptEnabled }) => javaScriptEnabled)) {
	test(`bids are judged from screening to an upheld objection, each person at their own desk, at ${setting.width} px`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(400_000)
		const { as, shoot } = stageOf({ browser, app, info, ...setting })
		const { ownClosed: code = '' } = await examplesIn(app.dataDir)
		const [lead, office] = [await as('lead@lianbang.example'), await as('office@lianbang.example')]
		await lead.goto(`/challenges/${code}`)
		const title = (await lead.getByRole('heading', { level: 1 }).textContent()) ?? ''
		const own = { app, code, title, as, shoot, info, lead, office }
		const bids = await takePart(as, code)
		await screen(own, bids)
		const experts = await seat(own, 'jinling-engineering')
		const called = await begin(own, bids)
		await score(own, { experts, called, names: ['云合', '先进高分子', '金陵'] })
		await meet(own, experts)
		await award(own, bids)
		await object(own, bids)
	})
}
