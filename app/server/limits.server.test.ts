import { expect, test } from 'vitest'
import { createLimits } from './limits.server.ts'

test('after ten attempts at one account the eleventh waits, another account does not', async () => {
	const { login } = createLimits()
	for (let attempt = 1; attempt <= 10; attempt++) expect(await login.take('li')).toBe(0)
	expect(await login.take('li')).toBeGreaterThan(0)
	expect(await login.take('wang')).toBe(0)
	await login.forgive('li')
	expect(await login.take('li')).toBe(0)
})

test('an attempt given back does not count', async () => {
	const { loginByAddress } = createLimits()
	for (let attempt = 1; attempt <= 300; attempt++) {
		expect(await loginByAddress.take('192.0.2.1')).toBe(0)
		await loginByAddress.giveBack('192.0.2.1')
	}
})
