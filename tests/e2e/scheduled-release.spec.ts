import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'

const day = 24 * 3_600_000
const beijing = 8 * 3_600_000
/** As a `datetime-local` field takes it, in Beijing time. */
const inBeijing = (instant: Date, length: 16 | 19) => new Date(instant.getTime() + beijing).toISOString().slice(0, length)

async function download(page: Page, name: string): Promise<string> {
	const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
	const parts = unzipSync(readFileSync(await file.path()))
	return Object.values(parts)
		.map((part) => strFromU8(part))
		.join('')
}

for (const width of [1280, 390]) {
	test(`an event is announced, a list set for its second, and released by the clock, at ${width} px`, async ({ browser, ownApp: app }) => {
		const { unreleased } = await examplesIn(app.dataDir)
		const lead = await as(browser, app.url, 'lead-robotics@lianbang.example', width)
		const visitor = await as(browser, app.url, null, width)
		const beginsAt = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3 * day)
		const releaseAt = new Date(beginsAt.getTime() + 7000)

		await lead.goto('/events')
		await lead.getByRole('link', { name: '新建发榜活动' }).click()
		await lead.getByRole('button', { name: '新建' }).click()
		await expect(lead.getByText('请填写此项').first()).toBeVisible()
		await lead.getByLabel('活动名称').fill('机器人链冬季发榜会')
		await lead.getByLabel('地点').fill('上海普陀')
		await lead.getByLabel('开始时间').fill(inBeijing(beginsAt, 16))
		await lead.getByRole('button', { name: '新建' }).click()
		await lead.waitForURL(/\/events\/ji-qi-ren/)
		const event = new URL(lead.url()).pathname
		await expect(lead.getByText('榜单在活动开始后公布')).toBeVisible()

		await lead.goto('/issuer/lists/new')
		await lead.getByLabel('榜单名称').fill('机器人链冬季榜单')
		await lead.getByLabel('发榜活动').selectOption({ label: `机器人链冬季发榜会 · ${inBeijing(beginsAt, 16).replace('T', ' ')}` })
		await lead.getByRole('button', { name: '新建' }).click()
		await expect(lead.getByRole('heading', { level: 1, name: '机器人链冬季榜单' })).toBeVisible()
		const list = new URL(lead.url()).pathname

		const source = await lead.request.get(`/challenges/${unreleased}`)
		const scheduledList = /\/lists\/([^"/]+)"/.exec((await source.text()).replace(/"\/lists"/g, ''))?.[1] ?? ''
		await lead.goto(`/issuer/lists/${scheduledList}`)
		await expect(lead.getByText('到时系统将')).toBeVisible()
		await lead.getByRole('link', { name: '排序与移动' }).click()
		await expect(lead.getByRole('checkbox').first()).toBeVisible()
		expect(await findings(lead)).toEqual([])
		await lead.getByRole('checkbox').first().check()
		await lead.getByLabel('移到').selectOption({ label: `机器人链冬季榜单 · ${list.split('/').at(-1)}` })
		await lead.getByRole('button', { name: '移动', exact: true }).click()
		await expect(lead.getByText('已移动。')).toBeVisible()

		await lead.goto(list)
		await lead.getByRole('link', { name: '定时发榜' }).click()
		await expect(lead.getByText('全部榜题一次公开并开始揭榜')).toBeVisible()
		await expect(lead.getByLabel('发榜时刻')).toHaveValue(new RegExp(inBeijing(beginsAt, 16)))
		expect(await findings(lead)).toEqual([])
		await lead.getByLabel('发榜时刻').fill(inBeijing(new Date(releaseAt.getTime() + 200 * day), 19))
		await lead.getByRole('checkbox').check()
		await lead.getByRole('button', { name: '设定' }).click()
		await expect(lead.getByText('按这个时刻，有榜题还不能发出')).toBeVisible()
		expect(await findings(lead)).toEqual([])
		await lead.getByLabel('发榜时刻').fill(inBeijing(releaseAt, 19))
		await lead.getByRole('checkbox').check()
		await lead.getByRole('button', { name: '设定' }).click()
		await expect(lead.getByRole('heading', { name: `定于 ${inBeijing(releaseAt, 19).replace('T', ' ')}` })).toBeVisible()
		await expect(lead.getByText('与发榜时刻不同')).toBeVisible()
		expect(await findings(lead)).toEqual([])
		const code = list.split('/').at(-1) ?? ''
		expect((await visitor.goto(`/lists/${code}`))?.status()).toBe(404)
		await visitor.goto(event)
		await expect(visitor.getByText('机器人链冬季榜单')).toHaveCount(0)
		expect(await findings(visitor)).toEqual([])

		app.advanceClock(releaseAt.getTime() - Date.now() + 1500)
		await expect(async () => expect((await visitor.goto(`/lists/${code}`))?.status()).toBe(200)).toPass({ timeout: 60_000 })
		await expect(visitor.getByRole('link', { name: '机器人链冬季发榜会' })).toBeVisible()
		expect(await findings(visitor)).toEqual([])
		const title = (await visitor.locator('tbody a').first().innerText()).trim()
		expect(await download(visitor, '下载 Word')).toContain(title)
		expect(await download(visitor, '下载 Excel')).toContain(title)
		await visitor.goto(event)
		await expect(visitor.getByRole('link', { name: '机器人链冬季榜单' })).toBeVisible()
	})
}
