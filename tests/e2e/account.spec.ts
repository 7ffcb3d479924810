import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { linkTo } from './support/mail-folder.ts'
import { as } from './support/person.ts'

const email = 'gu@qingshan-sensors.example'
const secondEmail = 'gu.second@qingshan-sensors.example'
const password = '清晨 薄雾 里的 十二座 桥'

for (const width of [1280, 390]) {
	test(`an organisation registers, confirms, is sent back, mends, is verified, invites and recovers, at ${width} px`, async ({
		browser,
		ownApp: app,
	}, info) => {
		const shoot = (page: Page, name: string) => page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true })
		const mailed = async (to: string, address = email) => {
			await expect.poll(() => linkTo(app.dataDir, address, to), { timeout: 30_000 }).toBeDefined()
			return linkTo(app.dataDir, address, to) ?? ''
		}
		const fillIn = async (page: Page, address: string, creditCode: string) => {
			await page.getByLabel('单位全称').fill('青杉传感（苏州）有限公司')
			await page.getByLabel('单位类型').selectOption('enterprise')
			await page.getByLabel('统一社会信用代码').fill(creditCode)
			await page.getByLabel('所在城市').selectOption('suzhou')
			await page.getByLabel('姓名').fill('顾青杉')
			await page.getByLabel('电子邮箱').fill(address)
			await page.locator('[name=password]').fill(password)
			await page.getByRole('button', { name: '提交注册' }).click()
		}
		const firm = await as(browser, app.url, null, width)
		await firm.goto('/register')
		await firm.getByRole('button', { name: '提交注册' }).click()
		await expect(firm.getByText('请填写此项').first()).toBeVisible()
		await fillIn(firm, email, '91350100M000100Y44')
		await expect(firm.getByText('不是有效的统一社会信用代码').first()).toBeVisible()
		await firm.getByLabel('统一社会信用代码').fill('91350100M000100Y43')
		await firm.locator('[name=password]').fill(password)
		await firm.getByRole('button', { name: '提交注册' }).click()
		await firm.waitForURL('**/register/received')
		await shoot(firm, 'received')

		const second = await as(browser, app.url, null, width)
		await second.goto('/register')
		await fillIn(second, secondEmail, '91350100M000100Y43')
		await second.waitForURL('**/register/received')
		await second.goto(await mailed('/register/confirm/', secondEmail))

		await firm.goto(await mailed('/register/confirm/'))
		expect(await findings(firm)).toEqual([])
		await shoot(firm, 'confirm')
		await firm.getByRole('button', { name: '确认注册' }).click()
		await expect(firm.getByText('注册申请已送交所在地科技局')).toBeVisible()
		await second.getByRole('button', { name: '确认注册' }).click()
		await expect(second.getByText('已经注册').first(), 'who confirms the same code later is told').toBeVisible()
		await firm.getByLabel('电子邮箱').fill(email)
		await firm.locator('[name=password]').fill(password)
		await firm.getByRole('button', { name: '登录' }).click()
		await firm.waitForURL((url) => url.pathname !== '/login')
		await firm.goto('/account')
		await expect(firm.getByText('正在等待科技局审核')).toBeVisible()

		const bureau = await as(browser, app.url, 'bureau-suzhou@lianbang.example', width)
		const registration = async () => {
			await bureau.goto('/bureau/organisations')
			await bureau.getByRole('link', { name: '青杉传感(苏州)有限公司' }).click()
		}
		await registration()
		expect(await findings(bureau)).toEqual([])
		await bureau.getByRole('link', { name: '退回…' }).click()
		await bureau.getByLabel('退回原因').fill('请补充单位简介。')
		await bureau.getByRole('button', { name: '退回' }).click()
		await bureau.waitForURL((url) => !url.pathname.endsWith('/return'))

		await firm.reload()
		await expect(firm.getByText('请补充单位简介。')).toBeVisible()
		expect(await findings(firm)).toEqual([])
		await firm.getByRole('link', { name: '修改并重新提交' }).click()
		await firm.getByLabel('单位简介（选填）').fill('工业气体传感器。')
		await firm.getByRole('button', { name: '重新提交' }).click()
		await registration()
		await bureau.getByRole('button', { name: '核实通过' }).click()
		await expect(bureau.getByRole('button', { name: '核实通过' })).toHaveCount(0)

		await firm.goto('/account/invitations')
		await firm.getByLabel('电子邮箱').fill('tang@qingshan-sensors.example')
		await firm.getByRole('button', { name: '生成链接' }).click()
		const invitation = new URL(await firm.getByLabel('邀请链接').inputValue()).pathname
		const colleague = await as(browser, app.url, null, width)
		await colleague.goto(invitation)
		expect(await findings(colleague)).toEqual([])
		await shoot(colleague, 'join')
		await colleague.getByLabel('姓名').fill('唐知白')
		await colleague.locator('[name=password]').fill(password)
		await colleague.getByRole('button', { name: '加入' }).click()
		await expect(colleague.getByText('手续已完成')).toBeVisible()
		await colleague.goto(invitation)
		await expect(colleague.getByText('这个链接不能使用')).toBeVisible()

		const forgetful = await as(browser, app.url, null, width)
		await forgetful.goto('/recover')
		await forgetful.getByLabel('电子邮箱').fill(email)
		await forgetful.getByRole('button', { name: '发送链接' }).click()
		await forgetful.goto(await mailed('/recover/'))
		expect(await findings(forgetful)).toEqual([])
		await forgetful.locator('[name=password]').fill('另一段 谁也 猜不到的 长短语')
		await forgetful.getByRole('button', { name: '设置新密码' }).click()
		await expect(forgetful.getByText('新密码已生效')).toBeVisible()
		await firm.goto('/account')
		await expect(firm).toHaveURL(/\/login/)
	})
}
