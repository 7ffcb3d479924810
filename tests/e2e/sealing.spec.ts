import type { Browser, Page } from '@playwright/test'
import { type App, expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { as } from './support/person.ts'
import { scoredIn } from './support/scored.ts'
import { demoKey, giveShare, invitePartner, makeKey, openWith, packByHand, sealBid, sealByCommand, signIn, writeBid } from './support/sealing-steps.ts'

async function people(browser: Browser, app: App, width: number) {
	const person = (name: string) => as(browser, app.url, `${name}@lianbang.example`, width)
	return {
		lead: await person('lead-robotics'),
		bureau: await person('bureau-putuo'),
		office: await person('office'),
		firm: await person('bidder'),
		partner: await person('lead-geo'),
		university: await person('university'),
		institute: await person('lead-forensics'),
		engineer: await person('lead-energy'),
		careless: await person('lead'),
		visitor: await as(browser, app.url, null, width),
	}
}
type People = Awaited<ReturnType<typeof people>>
type Shoot = (page: Page, name: string) => Promise<void>

/** Makes the keys of a list with three holders, has each check its share, and releases the list; answers the holders' recovery files. */
async function holdCeremony({ lead, bureau, office, visitor }: People, { app, code, list, shoot }: { app: App; code: string; list: string; shoot: Shoot }) {
	await office.goto('/rules/office/change')
	await office.getByLabel('开榜密钥').selectOption('required')
	await office.getByRole('button', { name: '发布' }).click()
	await office.waitForURL('**/rules/office')
	await lead.goto(`/issuer/lists/${list}`)
	if (await lead.getByRole('button', { name: '取消定时' }).count()) await lead.getByRole('button', { name: '取消定时' }).click()
	await expect(lead.getByText('还没有试开榜通过的开榜密钥').first()).toBeVisible()

	const files = { lead: await makeKey(lead), bureau: demoKey(app, 'bureau-putuo'), office: demoKey(app, 'office') }
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
	await lead.goto(`/issuer/lists/${list}/ceremony`)
	await expect(lead.getByText('可以发榜')).toBeVisible()

	await lead.goto(`/issuer/lists/${list}/release`)
	await lead.getByRole('checkbox').check()
	await lead.getByRole('button', { name: /发榜/ }).last().click()
	await lead.waitForURL(`**/lists/${list}`)
	await visitor.goto(`/challenges/${code}`)
	await expect(visitor.getByRole('heading', { name: '开榜密钥' })).toBeVisible()
	await shoot(visitor, 'challenge')
	return files
}

/** A bid of two organisations: sealed once the partner has confirmed its terms. Answers the bid and its receipt. */
async function bidTogether({ firm, partner }: People, code: string, shoot: Shoot) {
	const bidId = await writeBid(firm, code, '高温溶液聚合路线')
	await firm.getByRole('button', { name: '保存草稿' }).click()
	await expect(firm.locator('.save-note', { hasText: '已保存' })).toBeVisible()
	await invitePartner(firm, 'sism', '30')
	await expect(firm.getByText('待确认')).toHaveCount(1)
	await firm.goto(`/bidder/bids/${bidId}/seal`)
	await expect(firm.getByRole('button', { name: /^加密并/ })).toHaveCount(0)
	await partner.goto(`/bidder/invitations/${bidId}`)
	await partner.getByRole('button', { name: '确认参加' }).click()
	await expect(partner.getByText('本单位：已确认')).toBeVisible()
	await firm.goto(`/bidder/bids/${bidId}`)
	await sealBid(firm, '高温溶液聚合路线')
	await shoot(firm, 'sealed')
	const [receipt] = await Promise.all([firm.waitForEvent('download'), firm.getByRole('link', { name: '下载签名回执' }).click()])
	const address = await firm.getByRole('link', { name: /\/verify\?receipt=JB-/ }).textContent()
	return { bidId, receipt: await receipt.path(), address: address ?? '' }
}

/** A bid that its bidder looks into with its own key, takes up again and replaces. */
async function replaceBid({ university }: People, code: string, shoot: Shoot) {
	const file = await makeKey(university)
	await shoot(university, 'key')
	const bidId = await writeBid(university, code, '仿生夹爪路线')
	await sealBid(university, '仿生夹爪路线')
	await openWith(university.locator('form', { has: university.getByRole('button', { name: '在本机打开' }) }), file)
	await university.getByRole('button', { name: '在本机打开' }).click()
	await expect(university.getByText('仿生夹爪路线')).toBeVisible()
	await university.getByRole('button', { name: '放回草稿，继续修改' }).click()
	await university.waitForURL(`**/bidder/bids/${bidId}`)
	await expect(university.getByLabel('技术方案与路线')).toHaveValue('仿生夹爪路线')
	await university.getByLabel('技术方案与路线').fill('仿生夹爪路线，第二版')
	await sealBid(university, '仿生夹爪路线，第二版')
}

async function withdrawBid({ institute }: People, code: string) {
	const bidId = await writeBid(institute, code, '后来撤回的路线')
	await sealBid(institute, '后来撤回的路线')
	await institute.goto(`/bidder/bids/${bidId}/withdraw`)
	await institute.getByRole('button', { name: '确认撤回' }).click()
	await institute.waitForURL(`**/bidder/bids/${bidId}`)
}

/** A bid that its bidder encrypted by hand, but forgot the opening key: only its own key opens it. */
async function sealToOwnKeyOnly({ careless }: People, code: string) {
	const file = await makeKey(careless)
	const bidId = await writeBid(careless, code, '忘了开榜密钥的路线')
	await careless.getByRole('button', { name: '保存草稿' }).click()
	await expect(careless.locator('.save-note', { hasText: '已保存' })).toBeVisible()
	await careless.goto(`/bidder/bids/${bidId}/seal`)
	await careless.getByText('要打包什么、怎样加密').click()
	const own = /-r (age1\S+) \\\n\s+-o/.exec((await careless.locator('pre').nth(1).textContent()) ?? '')?.[1] ?? ''
	const buffer = await packByHand(careless, [own])
	await careless.getByLabel('申报密文（bid.age）').setInputFiles({ name: 'bid.age', mimeType: 'application/octet-stream', buffer })
	await careless.locator('#by-hand').getByRole('checkbox').check()
	await careless.getByRole('button', { name: '提交密文' }).click()
	await expect(careless.getByRole('heading', { name: '揭榜申报回执' })).toBeVisible()
	return { bidId, file }
}

/** Opens what the holders could not with the bidder's own key. */
async function recover(
	{ careless, visitor }: People,
	{ bidId, file }: Awaited<ReturnType<typeof sealToOwnKeyOnly>>,
	{ code, shoot }: { code: string; shoot: Shoot },
) {
	await signIn(careless, 'lead')
	await careless.goto(`/bidder/bids/${bidId}`)
	await expect(careless.getByText('没有加密给开榜密钥', { exact: false }).first()).toBeVisible()
	await shoot(careless, 'failed')
	await openWith(careless.locator('form', { has: careless.getByRole('button', { name: '启封', exact: true }) }), file)
	await careless.getByRole('button', { name: '启封', exact: true }).click()
	await expect(careless.getByText('忘了开榜密钥的路线')).toBeVisible()
	await visitor.goto(`/challenges/${code}/opening`)
	await expect(visitor.getByText('共提交 5 份 = 启封 4 份 + 撤回 1 份 + 未能启封 0 份')).toBeVisible()
}

/** The price is sealed under a key of its own from the next ceremony on. */
async function sealPricesApart(lead: Page, code: string) {
	await lead.goto(`/issuer/challenges/${code}/edit`)
	await lead.getByLabel(/^报价单独密封/).check()
	await expect(lead.locator('.save-note', { hasText: '已保存' })).toBeVisible()
}

/** A holder whose passphrase is lost retires its key; its share is lost with it. */
async function loseKey(page: Page, shoot: Shoot) {
	await page.goto('/account/key')
	await page.getByRole('checkbox', { name: '我确认恢复文件或口令已经遗失或可能泄露' }).check()
	await page.getByRole('button', { name: '停用密钥' }).click()
	await expect(page.getByRole('button', { name: '制作密钥' })).toBeVisible()
	await page.goto('/shares')
	await shoot(page, 'lost')
}

for (const { width, isApart } of [
	{ width: 1280, isApart: false },
	{ width: 390, isApart: true },
]) {
	test(`keys are made and tested, bids sealed, opened by two holders, and a receipt verified with the network off, at ${width} px${isApart ? ', prices apart' : ''}`, async ({
		browser,
		ownApp: app,
	}, info) => {
		const everyone = await people(browser, app, width)
		const { lead, bureau, office, firm, visitor } = everyone
		const shoot: Shoot = async (page, name) => {
			expect(await findings(page), name).toEqual([])
			await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		}
		const { unreleased: code = '' } = await examplesIn(app.dataDir)
		const source = await (await lead.request.get(`/challenges/${code}`)).text()
		const list = /\/lists\/([^"/]+)"/.exec(source.replace(/"\/lists"/g, ''))?.[1] ?? ''

		if (isApart) await sealPricesApart(lead, code)
		const files = await holdCeremony(everyone, { app, code, list, shoot })
		const { bidId, receipt, address } = await bidTogether(everyone, code, shoot)
		await replaceBid(everyone, code, shoot)
		await withdrawBid(everyone, code)
		const { engineer } = everyone
		const commanded = await writeBid(engineer, code, '命令行密封的路线')
		expect(await sealByCommand(engineer, app, { bidId: commanded, email: 'lead-energy', approach: '命令行密封的路线' })).toContain('Submitted: receipt JB-')
		const failing = isApart ? null : await sealToOwnKeyOnly(everyone, code)
		await loseKey(lead, shoot)

		app.advanceClock(400 * 24 * 3_600_000)
		await visitor.goto(`/challenges/${code}/opening`)
		await expect(visitor.getByText('等待密钥持有人给出份额')).toBeVisible()
		await signIn(bureau, 'bureau-putuo')
		await giveShare(bureau, code, files.bureau)
		await visitor.reload()
		await expect(visitor.getByText('等待密钥持有人给出份额')).toBeVisible()
		await signIn(office, 'office')
		await giveShare(office, code, files.office)
		await expect(
			visitor.getByText(failing ? '共提交 5 份 = 启封 3 份 + 撤回 1 份 + 未能启封 1 份' : '共提交 4 份 = 启封 3 份 + 撤回 1 份 + 未能启封 0 份'),
		).toBeVisible()
		await expect(visitor.getByText(failing ? '有 5 份申报的单位与指纹只对' : '有 4 份申报的单位与指纹只对')).toBeVisible()
		await shoot(visitor, 'record')
		await signIn(firm, 'bidder')
		if (isApart) {
			await signIn(lead, 'lead-robotics')
			await lead.goto(`/issuer/challenges/${code}/bids`)
			await expect(lead.getByText('报价单独密封，尚未启封')).toBeVisible()
			await expect(lead.getByRole('link', { name: '提出定榜建议' })).toHaveCount(0)
			await shoot(lead, 'prices-sealed')
			await scoredIn(app.dataDir, code, new Date())
			await giveShare(bureau, code, files.bureau, '报价')
			await giveShare(office, code, files.office, '报价')
			await expect(async () => {
				await lead.reload()
				await expect(lead.getByText('报价单独密封，尚未启封')).toHaveCount(0, { timeout: 1 })
			}).toPass()
			await expect(lead.getByText('300 万元').first()).toBeVisible()
		}
		await firm.goto(`/challenges/${code}/opening`)
		await expect(firm.getByRole('table')).toBeVisible()
		await shoot(firm, 'record-of-bidder')
		await firm.goto(`/bidder/bids/${bidId}`)
		await expect(firm.getByText('高温溶液聚合路线')).toBeVisible()
		await expect(firm.getByRole('link', { name: '方案.txt' })).toBeVisible()
		await shoot(firm, 'opened')
		if (failing) await recover(everyone, failing, { code, shoot })

		// The file, or the address that the printed receipt carries as text and as QR code.
		await visitor.goto(isApart ? address : '/verify')
		if (isApart) await expect(visitor.getByText('已载入回执 JB-')).toBeVisible()
		else await visitor.getByLabel('回执文件').setInputFiles(receipt)
		await visitor.getByRole('button', { name: '从本网站获取今天的日志' }).click()
		await expect(visitor.getByText(/已获取今天的日志/)).toBeVisible()
		await visitor.context().setOffline(true)
		await visitor.getByRole('button', { name: '验证', exact: true }).click()
		await expect(visitor.getByRole('region', { name: '验证结果' }).getByRole('listitem').filter({ hasText: '✓ 是' })).toHaveCount(3)
	})
}
