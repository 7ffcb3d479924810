import { expect, test } from './support/app.ts'
import { examplesIn, fill } from './support/examples.ts'
import { invitePartner } from './support/sealing-steps.ts'
import { settingName, settings, stageOf } from './support/stage.ts'

for (const setting of settings) {
	test(`a bid is submitted once both partners confirmed its last terms, ${settingName(setting)}`, async ({ browser, ownApp: app }, info) => {
		test.setTimeout(150_000)
		const { as, shoot } = stageOf({ browser, app, info, ...setting })
		const address = fill('/bidder/bids/{bidDraft}', await examplesIn(app.dataDir))
		const invitation = address.replace('/bids/', '/invitations/')
		const [lead, first, second, stranger] = [
			await as('bidder@lianbang.example'),
			await as('lead-geo@lianbang.example'),
			await as('lead-energy@lianbang.example'),
			await as('lead-robotics@lianbang.example'),
		]
		await lead.goto(address)
		for (const field of await lead.locator('[name^="promises."]').all()) await field.fill('100')
		for (const name of ['approach', 'team', 'schedule']) await lead.locator(`[name=${name}]`).fill('写明的内容')
		await lead.locator('[name=price]').fill('300')
		await lead.getByRole('button', { name: '保存草稿' }).click()
		if (setting.javaScriptEnabled) await expect(lead.locator('.save-note', { hasText: '已保存' })).toBeVisible()

		await invitePartner(lead, 'sism', '95')
		await expect(lead.getByText('待确认')).toHaveCount(1)
		await invitePartner(lead, 'ecepdi', '20')
		await expect(lead.getByText('成员份额合计过多', { exact: false })).toBeVisible()
		await expect(lead.locator('#partner-organisation')).toHaveValue('ecepdi')
		await expect(lead.locator('#task-new')).toHaveValue('小试与放大')
		await expect(lead.locator('#money-new')).toHaveValue('20')
		await lead.getByText(/^变更 .*测绘院.* 的条款$/).click()
		const terms = lead.locator('details[open]')
		await terms.getByLabel('经费份额（%）').fill('30')
		await terms.getByRole('button', { name: '保存条款' }).click()
		await expect(lead.getByRole('cell', { name: '30%' })).toBeVisible()
		await invitePartner(lead, 'ecepdi', '20')
		await expect(lead.getByText('待确认')).toHaveCount(2)
		await shoot(lead, 'consortium')

		await stranger.goto(invitation)
		await expect(stranger.getByRole('heading', { level: 1 })).not.toContainText('联合体')
		await first.goto('/bidder')
		await expect(first.getByRole('heading', { name: '联合体邀请' })).toBeVisible()
		await first.goto(invitation)
		await shoot(first, 'invitation')
		await first.getByRole('button', { name: '确认参加' }).click()
		await expect(first.getByText('本单位：已确认')).toBeVisible()
		await second.goto(invitation)

		await lead.goto(address)
		await lead.getByText(/^变更 .*电力设计院.* 的条款$/).click()
		await terms.getByLabel('经费份额（%）').fill('25')
		await terms.getByRole('button', { name: '保存条款' }).click()
		await expect(lead.getByText('条款已变更，待重新确认')).toBeVisible()
		await lead.goto(`${address}/seal`)
		await expect(lead.getByText('尚未确认')).toBeVisible()
		await expect(lead.getByText('条款变更后尚未重新确认')).toBeVisible()
		await expect(lead.getByRole('button', { name: '提交申报' })).toHaveCount(0)
		await shoot(lead, 'missing')

		await second.getByRole('button', { name: '确认参加' }).click()
		await expect(second.getByText('有变更', { exact: true })).toHaveCount(1)
		await expect(second.getByRole('cell', { name: '25%' })).toBeVisible()
		await second.getByRole('button', { name: '确认参加' }).click()
		await expect(second.getByText('本单位：已确认')).toBeVisible()
		await first.goto(invitation)
		await first.getByRole('button', { name: '确认参加' }).click()
		await expect(first.getByText('本单位：已确认')).toBeVisible()

		await lead.goto(`${address}/seal`)
		await lead.getByLabel(/本单位承诺/).check()
		await lead.getByRole('button', { name: '提交申报' }).click()
		await expect(lead.getByRole('heading', { name: '申报已提交' })).toBeVisible()
		await expect(lead.getByRole('table', { name: '联合体成员、任务与份额' })).toBeVisible()
		await first.goto(invitation)
		await expect(first.getByRole('button', { name: '谢绝' })).toHaveCount(0)
	})
}

test('terms are shown as saved, whatever still loads from before', async ({ browser, ownApp: app }, info) => {
	const { as } = stageOf({ browser, app, info, width: 1280, javaScriptEnabled: true })
	const address = fill('/bidder/bids/{bidDraft}', await examplesIn(app.dataDir))
	const lead = await as('bidder@lianbang.example')
	await lead.goto(address)
	await invitePartner(lead, 'sism', '95')
	await expect(lead.getByRole('cell', { name: '95%' })).toBeVisible()

	const isReading = (url: URL) => url.pathname === `${address}.data`
	const changing = lead.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/partners/'))
	await lead.route(isReading, async (route) => {
		await changing
		await route.continue()
	})
	await lead.route(/\/partners\/[^/]+\.data/, async (route) => {
		const read = lead.waitForResponse((response) => isReading(new URL(response.url())))
		await (await read).finished()
		await route.continue()
	})
	await invitePartner(lead, 'ecepdi', '20')
	await expect(lead.getByText('成员份额合计过多', { exact: false })).toBeVisible()
	await lead.getByText(/^变更 .*测绘院.* 的条款$/).click()
	await lead.locator('details[open]').getByLabel('经费份额（%）').fill('30')
	await lead.getByRole('button', { name: '保存条款' }).click()
	await expect(lead.getByRole('cell', { name: '30%' })).toBeVisible()
})
