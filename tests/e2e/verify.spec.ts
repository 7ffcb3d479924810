import path from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { digestOf, utf8 } from '#app/crypto/bytes.ts'
import { openLogSigner } from '#app/server/log-signer.server.ts'
import { appendLeaf } from '#app/services/log/append-leaf.server.ts'
import { receiptOf } from '#app/services/log/read-receipt.server.ts'
import { open } from '#db/client.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'
import { bids, challenges } from '#db/schema/index.ts'
import { expect, test } from './support/app.ts'
import { findings } from './support/axe.ts'
import { as } from './support/person.ts'

const ciphertext = utf8('age-encryption.org/v1\n… what was uploaded …')

/** Appends a submission to the log of a running server, as its own process would; answers the receipt, and what was submitted. */
async function submitted(dataDir: string) {
	const store = open(path.join(dataDir, 'lianbang.sqlite'))
	const signer = openLogSigner({ folder: path.join(dataDir, 'keys'), appSecret: null, publicUrl: null })
	const [bid] = await store.db
		.select({ id: bids.id, code: challenges.code })
		.from(bids)
		.innerJoin(challenges, eq(challenges.id, bids.challengeId))
		.orderBy(asc(bids.id))
		.limit(1)
	if (!bid) throw new Error('no bid')
	const sha256 = Buffer.from(await digestOf(ciphertext)).toString('hex')
	const parts = [{ part: 'bid' as const, suite: 'age-x25519-v1' as const, sha256, size: ciphertext.length }]
	const append = () =>
		store.tx((tx) => appendLeaf(tx, { signer, bidId: bid.id, challengeCode: bid.code, version: 1, kind: 'bid.sealed', parts, at: new Date() }))
	const { leafIndex } = await append()
	await append()
	const row = await LogRepository.findLeafOf(store.db, bid.id, { index: leafIndex })
	if (!row) throw new Error('no leaf')
	const receipt = await receiptOf(store.db, signer, row)
	await store.close()
	return { code: bid.code, receipt: receipt.text, leaf: row.leaf }
}

const file = (name: string, bytes: string | Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })

for (const width of [1280, 390]) {
	test(`a receipt is checked in the browser with the network off, and one with another byte is refused, at ${width} px`, async ({ browser, app }, info) => {
		const { code, receipt, leaf } = await submitted(app.dataDir)
		const page = await as(browser, app.url, null, width)
		await page.goto('/verify')
		await page.getByLabel('回执文件').setInputFiles(file('receipt.json', receipt))
		await page.getByRole('button', { name: '从本网站获取今天的日志' }).click()
		await expect(page.getByText(/已获取今天的日志/)).toBeVisible()

		await page.context().setOffline(true)
		await page.getByLabel('上传的密文文件').setInputFiles(file('bid.age', ciphertext))
		await page.getByLabel('粘贴开榜记录中的条目').fill(leaf)
		const check = page.getByRole('button', { name: '验证', exact: true })
		await check.click()
		const result = page.getByRole('region', { name: '验证结果' })
		await expect(result.getByRole('listitem')).toHaveCount(5)
		for (const answer of await result.getByRole('listitem').all()) await expect(answer).toContainText('✓ 是')
		await expect(result).toContainText(code)
		await info.attach('verified', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
		expect(await findings(page)).toEqual([])

		await page.getByLabel('回执文件').setInputFiles(file('receipt.json', receipt.replace('"version":1', '"version":2')))
		await check.click()
		await expect(result.getByText(/证明不能从这次提交推出/).first()).toBeVisible()
		await page.getByLabel('回执文件').setInputFiles(file('receipt.json', receipt.replace('{', '[')))
		await check.click()
		await expect(result.getByText('这不是回执，或者已被改动。')).toBeVisible()
		await page.getByLabel('回执文件').setInputFiles(file('receipt.json', receipt))
		await page.getByLabel('上传的密文文件').setInputFiles(
			file(
				'bid.age',
				ciphertext.map((byte, at) => (at === 30 ? byte ^ 1 : byte)),
			),
		)
		await check.click()
		await expect(result.getByText('这个文件不是提交的密文。')).toBeVisible()
	})
}

test('the log is read, and a receipt checked on the command line, without JavaScript; a bureau registers its witness', async ({ browser, app }, info) => {
	await submitted(app.dataDir)
	const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false })
	const page = await context.newPage()
	await page.goto('/verify')
	await expect(page.getByText(/npm run verify/)).toBeVisible()
	await expect(page.getByRole('button', { name: '验证', exact: true })).toHaveCount(0)
	for (const width of [1280, 390]) {
		const officer = await as(browser, app.url, 'bureau-suzhou@lianbang.example', width)
		await officer.goto('/log')
		await expect(officer.getByRole('heading', { name: '最新检查点' })).toBeVisible()
		await info.attach(`log-${width}`, { body: await officer.screenshot({ fullPage: true }), contentType: 'image/png' })
		expect(await findings(officer)).toEqual([])
		await officer.goto('/bureau/witnesses')
		await officer.getByLabel('见证方公钥').fill('nonsense')
		await officer.getByRole('button', { name: '登记' }).click()
		await expect(officer.getByText(/这不是见证方公钥/).first()).toBeVisible()
		await info.attach(`witnesses-${width}`, { body: await officer.screenshot({ fullPage: true }), contentType: 'image/png' })
		expect(await findings(officer)).toEqual([])
	}
})
