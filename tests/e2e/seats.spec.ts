import { execFileSync } from 'node:child_process'
import { expect, test } from './support/app.ts'
import { examplesIn } from './support/examples.ts'
import { seatedIn } from './support/seated.ts'
import { settingName, settings, stageOf } from './support/stage.ts'

for (const setting of settings) {
	test(`experts declare, accept, decline and are barred, and the next of the draw comes, ${settingName(setting)}`, async ({ browser, ownApp: app }, info) => {
		test.setTimeout(150_000)
		const { as, shoot } = stageOf({ browser, app, info, ...setting })
		const { judged: code = '' } = await examplesIn(app.dataDir)
		const { emails, bidder } = await seatedIn(app.dataDir, code)
		expect(emails).toHaveLength(5)
		const [first, second, third] = [await as(emails[0] ?? ''), await as(emails[1] ?? ''), await as(emails[2] ?? '')]

		await first.goto('/account')
		await first.getByRole('link', { name: '评榜邀请' }).click()
		await first.locator('main .rows a').first().click()
		await first.getByLabel('关联单位（所在单位不必写）').fill('没有这家单位')
		await first.getByRole('button', { name: '声明并接受' }).click()
		await expect(first.locator('.error', { hasText: '请确认声明' })).toBeVisible()
		await first.getByLabel('除所在单位和以上单位外', { exact: false }).check()
		await first.getByRole('button', { name: '声明并接受' }).click()
		await expect(first.locator('.error', { hasText: '没有找到“没有这家单位”' })).toBeVisible()
		await expect(first.getByLabel('关联单位（所在单位不必写）')).toHaveValue('没有这家单位')
		await shoot(first, 'declaring')
		await first.getByLabel('关联单位（所在单位不必写）').fill(bidder)
		await first.getByRole('button', { name: '声明并接受' }).click()
		await expect(first.getByRole('heading', { name: '须回避' })).toBeVisible()
		await expect(first.getByText('与揭榜方：本人声明')).toBeVisible()
		await shoot(first, 'barred')

		await second.goto('/expert')
		await second.locator('main .rows a').first().click()
		await second.getByLabel('除所在单位和以上单位外', { exact: false }).check()
		await second.getByRole('button', { name: '声明并接受' }).click()
		await expect(second.getByRole('heading', { name: '已接受' })).toBeVisible()

		await third.goto('/expert')
		await third.locator('main .rows a').first().click()
		await third.getByRole('link', { name: '谢绝邀请' }).click()
		await third.getByRole('button', { name: '谢绝' }).click()
		await expect(third.locator('.error').first()).toBeVisible()
		await third.getByLabel('原因').fill('近期出差，无法参加')
		await third.getByRole('button', { name: '谢绝' }).click()
		await expect(third.getByRole('heading', { name: '已谢绝' })).toBeVisible()
		await third.goto('/expert')
		await shoot(third, 'desk')

		const office = await as('office@lianbang.example')
		await office.goto(`/challenges/${code}/panel`)
		await office
			.getByRole('link', { name: /^收回对/ })
			.first()
			.click()
		await office.getByLabel('原因').fill('三个工作日没有答复')
		await office.getByRole('button', { name: '收回邀请' }).click()
		await expect(office.getByText('邀请已收回')).toBeVisible()
		await expect(office.getByText(/^由 .* 递补$/)).toHaveCount(3)
		await shoot(office, 'panel')
		const download = office.waitForEvent('download')
		await office.getByRole('link', { name: '下载抽取记录' }).click()
		const file = info.outputPath('record.json')
		await (await download).saveAs(file)
		const said = execFileSync(process.execPath, ['build/app/draw.js', file], { encoding: 'utf8' })
		expect(said.match(/^✓/gm)).toHaveLength(4)

		const stranger = await as('bidder@lianbang.example')
		await stranger.goto('/expert')
		await expect(stranger.getByText('没有邀请')).toBeVisible()
	})
}
