import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCreditCode, normaliseCreditCode } from './credit-code.ts'

test('codes of real organisations pass', () => {
	for (const code of ['91350100M000100Y43', '91110000600037341L', '91440300708461136T']) expect(isCreditCode(code)).toBe(true)
})

test('what people paste is brought into form', () => {
	expect(normaliseCreditCode(' 91350100m000100y４3 ')).toBe('91350100M000100Y43')
	expect(normaliseCreditCode('9135 0100-M000 100Y43')).toBe('91350100M000100Y43')
})

test('any one character changed is noticed', () => {
	const valid = '91350100M000100Y43'
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (at, character) => {
			fc.pre(valid[at] !== character)
			expect(isCreditCode(valid.slice(0, at) + character + valid.slice(at + 1))).toBe(false)
		}),
		{ seed: 2, numRuns: 500 },
	)
})

test('letters the standard leaves out, other lengths and other scripts are no codes', () => {
	for (const text of ['', '91350100M000100Y4', '91350100M000100Y433', '91350100I000100Y43', '９1350100M000100Y43', 'ABCDEFGHJKLMNPQRTU']) {
		expect(isCreditCode(text)).toBe(false)
	}
})
