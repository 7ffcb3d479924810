import type { Page } from '@playwright/test'
import { createKeyPair } from '#app/crypto/key-pair.ts'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { examplesIn } from './support/examples.ts'
import { giveKeys, storeIn } from './support/keyed.ts'
import { packByHand } from './support/sealing-steps.ts'
import { signInBrowser } from './support/sign-in.ts'

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
const ciphertext = (page: Page) => page.getByLabel('申报密文（bid.age）')

for (const [width, javaScriptEnabled] of [
	[1280, true],
	[390, true],
	[1280, false],
] as const) {
	test(`a file of plain age is taken from an empty draft, anything else refused beside its field, at ${width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		browser,
		ownApp: { url, dataDir },
	}, info) => {
		const { far } = await examplesIn(dataDir)
		const store = storeIn(dataDir)
		const { openings } = await giveKeys(store, far ?? '')
		await store.close()
		const context = await browser.newContext({ baseURL: url, viewport: { width, height: 900 }, javaScriptEnabled })
		await signInBrowser(context, url, 'university@lianbang.example')
		const page = await context.newPage()
		await page.goto(`/bidder/challenges/${far}/bids/new`)
		await page.getByRole('button', { name: '开始填写' }).click()
		await page.waitForURL(/\/bidder\/bids\/[^/]+$/)
		await page.goto(`${page.url()}/seal`)
		await page.getByText('要打包什么、怎样加密').click()
		const opening = openings[0]?.recipient ?? ''
		await expect(page.locator('pre', { hasText: `age -r ${opening}` })).toBeVisible()
		if (javaScriptEnabled) expect(await findings(page)).toEqual([])
		await info.attach('recipe', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		const sealed = await packByHand(page, [opening, (await createKeyPair()).recipient])

		await page.getByRole('button', { name: '提交密文' }).click()
		await expect(page.getByText('请选择文件。')).toBeVisible()
		await ciphertext(page).setInputFiles(file('bid.pdf', Buffer.from('%PDF-1.7')))
		await page.locator('#by-hand').getByRole('checkbox').check()
		await page.getByRole('button', { name: '提交密文' }).click()
		await expect(page.locator('.field', { has: ciphertext(page) }).getByText('这个文件没有加密。')).toBeVisible()
		await expect(page.locator('#by-hand').getByRole('checkbox')).toBeChecked()
		await info.attach('refused', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		await ciphertext(page).setInputFiles(file('bid.age', sealed))
		await page.getByRole('button', { name: '提交密文' }).click()
		await expect(page.getByRole('heading', { name: '揭榜申报回执' })).toBeVisible()
		await page.getByRole('link', { name: '上传自行加密的新密文' }).click()
		await expect(page.getByRole('button', { name: '提交密文' })).toBeVisible()
		await context.close()
	})
}
