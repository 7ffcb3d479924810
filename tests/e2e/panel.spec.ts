import { execFileSync } from 'node:child_process'
import { expect, test } from './support/app.ts'
import { examplesIn } from './support/examples.ts'
import { settingName, settings, stageOf } from './support/stage.ts'

for (const setting of settings) {
	test(`a panel is committed by the office, drawn by the issuer and repeated by the published tool, ${settingName(setting)}`, async ({
		browser,
		ownApp: app,
	}, info) => {
		test.setTimeout(150_000)
		const { as, shoot } = stageOf({ browser, app, info, ...setting })
		const { unjudged: code } = await examplesIn(app.dataDir)
		const address = `/challenges/${code}/panel`
		const [office, issuer, visitor] = [await as('office@lianbang.example'), await as('lead-energy@lianbang.example'), await as(null)]

		await office.goto('/office/experts')
		await office.locator(`a[href="${address}"]`).click()
		await office.getByRole('link', { name: '公布抽取承诺' }).click()
		await office.getByLabel('专家人数').selectOption('3')
		await shoot(office, 'commit')
		await office.getByRole('button', { name: '公布承诺' }).click()
		await expect(office.getByText('待发榜方抽取')).toBeVisible()
		await expect(office.getByRole('heading', { name: /^须回避的专家/ })).toBeVisible()
		await shoot(office, 'committed')

		await visitor.goto(address)
		const hash = (await visitor.locator('code.long').first().textContent()) ?? ''
		expect(hash).toMatch(/^[0-9a-f]{64}$/)
		await expect(visitor.getByText('须回避的专家')).toHaveCount(0)

		await issuer.goto(`/challenges/${code}`)
		await issuer.getByRole('link', { name: '评榜专家组' }).click()
		await issuer.getByRole('link', { name: '抽取专家组' }).click()
		await issuer.getByRole('button', { name: '抽取' }).click()
		await expect(issuer.locator('.error').first()).toBeVisible()
		await issuer.getByLabel('补充内容').fill('上证指数收于 3101.25')
		await shoot(issuer, 'draw')
		await issuer.getByRole('button', { name: '抽取' }).click()
		await expect(issuer.getByText('公示拟定榜时公布姓名', { exact: false })).toBeVisible()
		await shoot(issuer, 'drawn')

		const download = issuer.waitForEvent('download')
		await issuer.getByRole('link', { name: '下载抽取记录' }).click()
		const file = info.outputPath('record.json')
		await (await download).saveAs(file)
		const said = execFileSync(process.execPath, ['build/app/draw.js', file], { encoding: 'utf8' })
		expect(said).toContain(hash)
		expect(said.match(/^✓/gm)).toHaveLength(4)
		for (const shown of await issuer.locator('th code').allTextContents()) expect(said).toContain(shown)

		await visitor.goto(address)
		await expect(visitor.getByText('记录与姓名在公示拟定榜时公布')).toBeVisible()
		expect((await visitor.request.get(`${address}/record`)).status()).toBe(404)
		await office.goto(address)
		await expect(office.getByRole('columnheader', { name: '姓名' }).first()).toBeAttached()
		await shoot(office, 'named')
	})
}
