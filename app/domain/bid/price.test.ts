import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceUnits, readPrice, writePrice } from './price.ts'

test('a price is read as it is written, in either unit', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), fc.constantFrom(...priceUnits), (fen, unit) => {
			expect(readPrice(writePrice(fen, unit), unit)).toBe(fen)
		}),
		{ seed: 5, numRuns: 1000 },
	)
})

test('full-width figures, separators and trailing zeros are understood; what is no exact amount is not', () => {
	expect(readPrice('３００', 'wan')).toBe(300_000_000)
	expect(readPrice(' 1,250,000.50 ', 'yuan')).toBe(125_000_050)
	expect(readPrice('0.1000000', 'wan')).toBe(100_000)
	for (const text of ['', '0', '-1', '1.234', '三百', '1e3', '10000000000.01', '99999999999999']) expect(readPrice(text, 'yuan')).toBeUndefined()
})
