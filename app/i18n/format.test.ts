import { expect, test } from 'vitest'
import { formatDay, formatFen, formatInstant, spanParts } from './format.ts'

test('instants are shown in Beijing time', () => {
	expect(formatInstant(new Date('2026-12-18T09:00:00Z'))).toBe('2026-12-18 17:00')
	expect(formatDay(new Date('2026-12-17T16:00:00Z'))).toBe('2026-12-18')
	expect(formatInstant(new Date('2026-12-17T16:00:00Z'))).toBe('2026-12-18 00:00')
})

test('money is shown in the unit a reader of the language expects', () => {
	expect(formatFen(600_000_000, 'zh')).toBe('600 万元')
	expect(formatFen(14_200_000_000, 'zh')).toBe('1.42 亿元')
	expect(formatFen(350_000, 'zh')).toBe('3,500 元')
	expect(formatFen(600_000_000, 'en')).toBe('6 million CNY')
	expect(formatFen(35_000_000, 'en')).toBe('350 thousand CNY')
	expect(formatFen(0, 'en')).toBe('0 CNY')
})

test('a span never goes below zero', () => {
	expect(spanParts(3 * 86_400_000 + 4 * 3_600_000 + 59_000)).toEqual({ days: 3, hours: 4, minutes: 0 })
	expect(spanParts(-1)).toEqual({ days: 0, hours: 0, minutes: 0 })
})
