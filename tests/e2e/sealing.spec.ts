import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Locator, Page } from '@playwright/test'
import { demoKeyFolder, demoPassphrase } from '#app/server/demo-sealing.server.ts'
import { demoPassword } from '#db/seed/demo-users.ts'
import { type App, expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'

const passphrase = '芦苇 齿轮 晨雾 四十二 桥'

/** Makes a key in the person's browser, tries it, and answers the recovery file as something to choose. */
async function makeKey(page: Page) {
	await page.goto('/account/key')
	await page.getByLabel('口令', { exact: true }).fill(passphrase)
	await page.getByLabel('再输入一次').fill(passphrase)
	await page.getByRole('button', { name: '制作密钥' }).click()
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载恢复文件' }).click()])
	const file = { name: 'key.txt', mimeType: 'text/plain', buffer: readFileSync(await download.path()), words: passphrase }
	await openWith(page.locator('form', { has: page.getByRole('button', { name: '试开并登记' }) }), file)
	await page.getByRole('button', { name: '试开并登记' }).click()
	await expect(page.getByText('公钥指纹')).toBeVisible()
	return file
}

type RecoveryFile = Awaited<ReturnType<typeof makeKey>>

/** The recovery file that the demo made for one of its holders. */
function demoKey(app: App, name: string): RecoveryFile {
	return { name: `${name}.txt`, mimeType: 'text/plain', buffer: readFileSync(path.join(demoKeyFolder(app.dataDir), `${name}.txt`)), words: demoPassphrase }
}

async function openWith(form: Locator, { words, ...file }: RecoveryFile) {
	await form.getByLabel('恢复文件').setInputFiles(file)
	await form.getByLabel('口令', { exact: true }).fill(words)
}

/** Writes a bid and seals it in the browser, with a file that never reaches the server in the clear. */
async function sealBid(page: Page, code: string, approach: string) {
	await page.goto(`/bidder/challenges/${code}/bids/new`)
	await page.getByRole('button', { name: '开始填写' }).click()
	await page.waitForURL(/\/bidder\/bids\/[^/]+$/)
	await page.getByLabel('技术方案与路线').fill(approach)
	for (const field of await page.locator('input[name^="promises."]').all()) await field.fill('0.1')
	await page.getByLabel('团队', { exact: true }).fill('团队')
	await page.getByLabel('进度安排').fill('十二个月')
	await page.getByLabel('金额').fill('300')
	await page.getByRole('button', { name: '核对并提交' }).click()
	await page.waitForURL(/\/seal$/)
	await submitSealed(page, approach)
	return page.url().split('/').at(-2) ?? ''
}

async function submitSealed(page: Page, approach: string) {
	await page.getByLabel('另加附件').setInputFiles({ name: '方案.txt', mimeType: 'text/plain', buffer: Buffer.from(`附件：${approach}`) })
	await page.locator('.pledge').getByRole('checkbox').check()
	await page.getByRole('button', { name: /^加密并/ }).click()
	await expect(page.getByRole('heading', { name: '揭榜申报回执' })).toBeVisible()
	await expect(page.getByText(approach)).toHaveCount(0)
}

async function giveShare(page: Page, code: string, file: RecoveryFile) {
	await page.goto('/shares')
	const form = page.locator('form', { has: page.locator(`a[href="/challenges/${code}"]`) })
	await openWith(form, file)
	await form.getByLabel('登录密码（再次确认身份）').fill(demoPassword)
	await form.getByRole('button', { name: '给出份额' }).click()
	await expect(form).toHaveCount(0)
}

/** Signs in again: so long after, every session is over. */
async function signIn(page: Page, email: string) {
	await page.goto('/login')
	await page.getByLabel('电子邮箱').fill(`${email}@lianbang.example`)
	await page.locator('[name=password]').fill(demoPassword)
	await page.getByRole('button', { name: '登录' }).click()
	await page.waitForURL((url) => url.pathname !== '/login')
}

async function people(browser: Browser, app: App, width: number) {
	const person = (email: string) => as(browser, app.url, `${email}@lianbang.example`, width)
	const [lead, bureau, office, firm, university] = await Promise.all(['lead-robotics', 'bureau-putuo', 'office', 'bidder', 'university'].map(person))
	if (!lead || !bureau || !office || !firm || !university) throw new Error('five people')
	return { lead, bureau, office, firm, university, visitor: await as(browser, app.url, null, width) }
}

for (const width of [1280, 390]) {
	test(`keys are made and tested, bids sealed, opened by two holders, and a receipt verified with the network off, at ${width} px`, async ({
		browser,
		ownApp: app,
	}, info) => {
		const { lead, bureau, office, firm, university, visitor } = await people(browser, app, width)
		const shoot = async (page: Page, name: string) => {
			expect(await findings(page), name).toEqual([])
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const { unreleased } = await examplesIn(app.dataDir)
		const source = await (await lead.request.get(`/challenges/${unreleased}`)).text()
		const list = /\/lists\/([^"/]+)"/.exec(source.replace(/"\/lists"/g, ''))?.[1] ?? ''

		await office.goto('/rules/office/change')
		await office.getByLabel('开榜密钥').selectOption('required')
		await office.getByRole('button', { name: '发布' }).click()
		await office.waitForURL('**/rules/office')
		await lead.goto(`/issuer/lists/${list}`)
		if (await lead.getByRole('button', { name: '取消定时' }).count()) await lead.getByRole('button', { name: '取消定时' }).click()
		await expect(lead.getByText('还没有试开榜通过的开榜密钥').first()).toBeVisible()

		const files = { lead: await makeKey(lead), bureau: demoKey(app, 'bureau-putuo'), office: demoKey(app, 'office'), firm: await makeKey(firm) }
		await shoot(firm, 'key')
		await lead.goto(`/issuer/lists/${list}/ceremony`)
		for (const [at, name] of ['温砚之', '何予安', '叶临'].entries()) {
			const choice = lead.getByLabel(`第 ${at + 1} 位持有人`)
			const value = await choice.locator('option', { hasText: name }).getAttribute('value')
			await choice.selectOption(value)
		}
		await lead.getByRole('button', { name: '制作密钥并密封份额' }).click()
		await expect(lead.getByText('请三位持有人各自')).toBeVisible()
		await shoot(lead, 'ceremony')
		for (const [page, file] of [
			[lead, files.lead],
			[bureau, files.bureau],
			[office, files.office],
		] as const) {
			await page.goto('/shares')
			const form = page.locator('form', { has: page.getByRole('button', { name: '在本机核对' }) })
			await openWith(form, { ...file, words: '错误的 口令 错误的 口令' })
			await page.getByRole('button', { name: '在本机核对' }).click()
			await expect(page.getByText('口令不对。')).toBeVisible()
			await openWith(form, file)
			await page.getByRole('button', { name: '在本机核对' }).click()
			await expect(page.getByRole('button', { name: '在本机核对' })).toHaveCount(0)
		}
		await shoot(office, 'shares')
		await lead.reload()
		await lead.goto(`/issuer/lists/${list}/ceremony`)
		await expect(lead.getByText('可以发榜')).toBeVisible()

		await lead.goto(`/issuer/lists/${list}/release`)
		await lead.getByRole('checkbox').check()
		await lead.getByRole('button', { name: /发榜/ }).last().click()
		await lead.waitForURL(`**/lists/${list}`)
		await visitor.goto(`/challenges/${unreleased}`)
		await expect(visitor.getByRole('heading', { name: '开榜密钥' })).toBeVisible()
		await shoot(visitor, 'challenge')

		const bidId = await sealBid(firm, unreleased ?? '', '高温溶液聚合路线')
		await shoot(firm, 'sealed')
		const [receipt] = await Promise.all([firm.waitForEvent('download'), firm.getByRole('link', { name: '下载签名回执' }).click()])
		await sealBid(university, unreleased ?? '', '仿生夹爪路线')

		await openWith(firm.locator('form', { has: firm.getByRole('button', { name: '在本机打开' }) }), files.firm)
		await firm.getByRole('button', { name: '在本机打开' }).click()
		await expect(firm.getByText('高温溶液聚合路线')).toBeVisible()
		await firm.getByRole('button', { name: '放回草稿，继续修改' }).click()
		await firm.waitForURL(`**/bidder/bids/${bidId}`)
		await expect(firm.getByLabel('技术方案与路线')).toHaveValue('高温溶液聚合路线')
		await firm.getByRole('button', { name: '核对并提交' }).click()
		await firm.waitForURL(/\/seal$/)
		await submitSealed(firm, '高温溶液聚合路线')

		app.advanceClock(400 * 24 * 3_600_000)
		await visitor.goto(`/challenges/${unreleased}/opening`)
		await expect(visitor.getByText('等待密钥持有人给出份额')).toBeVisible()
		await signIn(bureau, 'bureau-putuo')
		await giveShare(bureau, unreleased ?? '', files.bureau)
		await visitor.reload()
		await expect(visitor.getByText('等待密钥持有人给出份额')).toBeVisible()
		await signIn(office, 'office')
		await giveShare(office, unreleased ?? '', files.office)
		await expect(visitor.getByText('共提交 2 份 = 启封 2 份 + 撤回 0 份 + 未能启封 0 份')).toBeVisible()
		await expect(visitor.getByText('各份申报的单位与指纹只对')).toBeVisible()
		await shoot(visitor, 'record')
		await signIn(firm, 'bidder')
		await firm.goto(`/challenges/${unreleased}/opening`)
		await expect(firm.getByRole('table')).toBeVisible()
		await shoot(firm, 'record-of-bidder')
		await firm.goto(`/bidder/bids/${bidId}`)
		await expect(firm.getByText('高温溶液聚合路线')).toBeVisible()
		await expect(firm.getByRole('link', { name: '方案.txt' })).toBeVisible()

		await visitor.goto('/verify')
		await visitor.getByLabel('回执文件').setInputFiles(await receipt.path())
		await visitor.getByRole('button', { name: '从本网站获取今天的日志' }).click()
		await expect(visitor.getByText(/已获取今天的日志/)).toBeVisible()
		await visitor.context().setOffline(true)
		await visitor.getByRole('button', { name: '验证', exact: true }).click()
		await expect(visitor.getByRole('region', { name: '验证结果' }).getByRole('listitem').filter({ hasText: '✓ 是' })).toHaveCount(3)
	})
}
