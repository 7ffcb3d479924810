import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBeijingInput, toBeijingInput } from './beijing-time.ts'

test('a field is read as Beijing time, whatever the clock of the machine', () => {
	expect(fromBeijingInput('2026-12-31T17:00')).toEqual(new Date('2026-12-31T09:00:00Z'))
	expect(toBeijingInput(new Date('2026-12-31T16:30:00Z'))).toBe('2027-01-01T00:30')
})

test('what is no instant is undefined', () => {
	for (const text of ['', '2026-02-30T10:00', '2026-12-31', '2026-12-31T25:00', 'tomorrow', '1999-12-31T23:59', '2100-01-01T00:00']) {
		expect(fromBeijingInput(text)).toBeUndefined()
	}
})

test('every minute of the century comes back as it was written', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 36_500 * 24 * 60 }), (minute) => {
			const instant = new Date(Date.UTC(2000, 0, 1) + minute * 60_000)
			expect(fromBeijingInput(toBeijingInput(instant))).toEqual(instant)
		}),
		{ seed: 7 },
	)
})
