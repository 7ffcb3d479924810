import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import { Encrypter } from 'age-encryption'
import { writeTar } from '#app/crypto/tar-write.ts'
import { demoKeyFolder, demoPassphrase } from '#app/server/demo-sealing.server.ts'
import { demoPassword } from '#db/seed/demo-users.ts'
import { type App, expect } from './app.ts'

const passphrase = '芦苇 齿轮 晨雾 四十二 桥'

/** Makes a key in the person's browser, tries it, and answers the recovery file as something to choose. */
export async function makeKey(page: Page) {
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
export function demoKey(app: App, name: string): RecoveryFile {
	return { name: `${name}.txt`, mimeType: 'text/plain', buffer: readFileSync(path.join(demoKeyFolder(app.dataDir), `${name}.txt`)), words: demoPassphrase }
}

export async function openWith(form: Locator, { words, ...file }: RecoveryFile) {
	await form.getByLabel('恢复文件').setInputFiles(file)
	await form.getByLabel('口令', { exact: true }).fill(words)
}

/** Writes the draft of a bid; answers its id. */
export async function writeBid(page: Page, code: string, approach: string): Promise<string> {
	await page.goto(`/bidder/challenges/${code}/bids/new`)
	await page.getByRole('button', { name: '开始填写' }).click()
	await page.waitForURL(/\/bidder\/bids\/[^/]+$/)
	await page.getByLabel('技术方案与路线').fill(approach)
	for (const field of await page.locator('input[name^="promises."]').all()) await field.fill('0.1')
	await page.getByLabel('团队', { exact: true }).fill('团队')
	await page.getByLabel('进度安排').fill('十二个月')
	await page.getByLabel('金额').fill('300')
	return page.url().split('/').at(-1) ?? ''
}

/** Seals the draft on the page in the browser, with a file that never reaches the server in the clear. */
export async function sealBid(page: Page, approach: string) {
	await page.getByRole('button', { name: '核对并提交' }).click()
	await page.waitForURL(/\/seal$/)
	await submitSealed(page, approach)
}

async function submitSealed(page: Page, approach: string) {
	await page.getByLabel('另加附件').setInputFiles({ name: '方案.txt', mimeType: 'text/plain', buffer: Buffer.from(`附件：${approach}`) })
	const form = page.locator('form', { has: page.getByRole('button', { name: /^加密并/ }) })
	await form.getByRole('checkbox').check()
	await page.getByRole('button', { name: /^加密并/ }).click()
	await expect(page.getByRole('heading', { name: '揭榜申报回执' })).toBeVisible()
	await expect(page.getByText(approach)).toHaveCount(0)
}

export async function giveShare(page: Page, code: string, file: RecoveryFile, part: '申报' | '报价' = '申报') {
	await page.goto('/shares')
	const form = page.locator('form', { has: page.locator(`h3:has(a[href="/challenges/${code}"]) .faint`, { hasText: part }) })
	await openWith(form, file)
	await form.getByLabel('登录密码（再次确认身份）').fill(demoPassword)
	await form.getByRole('button', { name: '给出份额' }).click()
	await expect(form).toHaveCount(0)
}

/** Signs in again: so long after, every session is over. */
export async function signIn(page: Page, email: string) {
	await page.goto('/login')
	await page.getByLabel('电子邮箱').fill(`${email}@lianbang.example`)
	await page.locator('[name=password]').fill(demoPassword)
	await page.getByRole('button', { name: '登录' }).click()
	await page.waitForURL((url) => url.pathname !== '/login')
}

/** Asks an organisation to join the bid on the page. */
export async function invitePartner(page: Page, organisation: string, share: string) {
	const form = page.locator('form', { has: page.getByRole('button', { name: '发出邀请' }) })
	await form.getByLabel('单位', { exact: true }).fill(organisation)
	await form.getByLabel('承担任务').fill('小试与放大')
	await form.getByLabel('经费份额（%）').fill(share)
	await form.getByLabel('知识产权份额（%）').fill('20')
	await form.getByRole('button', { name: '发出邀请' }).click()
}

/** What the page says to pack for the part, packed and encrypted to recipients as `tar` and `age` do. */
export async function packByHand(page: Page, recipients: readonly string[]): Promise<Buffer> {
	const header = Buffer.from((await page.locator('pre').first().textContent()) ?? '')
	const encrypter = new Encrypter()
	for (const recipient of recipients) encrypter.addRecipient(recipient)
	return Buffer.from(await encrypter.encrypt(writeTar([{ path: 'bid.json', bytes: header }], (size) => Math.ceil(size / 65_536) * 65_536)))
}

/** Seals a bid that was begun in the browser with the command, to the keys its page names; answers what the command prints. */
export async function sealByCommand(page: Page, app: App, { bidId, email, approach }: { bidId: string; email: string; approach: string }): Promise<string> {
	await page.goto(`/bidder/bids/${bidId}/seal`)
	const recipes = (await page.locator('pre').allTextContents()).flatMap((text) => /age -r (\S+)/.exec(text)?.[1] ?? [])
	const folder = path.join(app.dataDir, '..', 'own-bid')
	mkdirSync(path.join(folder, 'files'), { recursive: true })
	writeFileSync(path.join(folder, 'fields.json'), JSON.stringify({ approach, team: '团队', schedule: '十二个月', priceFen: 300_000_000 }))
	writeFileSync(path.join(folder, 'files', '方案.txt'), `附件：${approach}`)
	const keys = recipes.flatMap((recipient, at) => [at === 0 ? '--key' : '--price-key', recipient])
	const { stdout } = await promisify(execFile)(
		'node',
		['build/app/seal.js', folder, '--bid', bidId, ...keys, '--server', app.url, '--login', `${email}@lianbang.example`],
		{ env: { ...process.env, LIANBANG_PASSWORD: demoPassword } },
	)
	return stdout
}
