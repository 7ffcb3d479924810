import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from './official-days.ts'
import { calendarOf, countBetween, countDays, dayOf, endOfDay, isWorkingDay, startOfDay } from './working-days.ts'

const calendar = calendarOf([])

describe('known periods', () => {
	test('five working days over National Day 2025: 1–8 October are passed over, the Saturday made up counts', () => {
		expect(countDays('2025-09-28', 5, 'working', calendar)).toEqual({
			from: '2025-09-28',
			to: '2025-10-11',
			count: 5,
			counts: 'working',
			exceptions: [
				{ from: '2025-10-01', to: '2025-10-08', kind: 'holiday', name: '国庆节、中秋节', nameEn: 'National Day' },
				{ from: '2025-10-11', to: '2025-10-11', kind: 'workday', name: '国庆节、中秋节', nameEn: 'National Day' },
			],
			isProvisional: false,
		})
	})

	test('ten calendar days pass nothing over', () => {
		expect(countDays('2026-09-28', 10, 'calendar', calendar)).toMatchObject({ to: '2026-10-08', exceptions: [], isProvisional: false })
	})

	test('five working days before a day over a weekend', () => {
		expect(countDays('2026-12-18', -5, 'working', calendar)).toMatchObject({
			to: '2026-12-11',
			count: 5,
			exceptions: [{ from: '2026-12-12', to: '2026-12-13', kind: 'weekend' }],
		})
	})

	test('days of a year whose holidays nobody published make a period provisional; the office’s entry makes it firm', () => {
		expect(countDays('2026-12-30', 5, 'working', calendar).isProvisional).toBe(true)
		const known = calendarOf([{ day: '2027-01-01', kind: 'holiday', name: '元旦', nameEn: 'New Year' }])
		expect(countDays('2026-12-30', 5, 'working', known)).toMatchObject({ to: '2027-01-07', isProvisional: false })
	})

	test('the office’s word holds over the published one', () => {
		const changed = calendarOf([{ day: '2026-10-10', kind: 'holiday', name: '停工', nameEn: 'Closure' }])
		expect([isWorkingDay('2026-10-10', calendar), isWorkingDay('2026-10-10', changed)]).toEqual([true, false])
	})
})

test('a day of Beijing begins and ends at its midnight', () => {
	expect(dayOf(new Date('2026-10-01T15:59:59.999Z'))).toBe('2026-10-01')
	expect(dayOf(new Date('2026-10-01T16:00:00Z'))).toBe('2026-10-02')
	expect([startOfDay('2026-10-01'), endOfDay('2026-10-01')]).toEqual([new Date('2026-09-30T16:00:00Z'), new Date('2026-10-01T16:00:00Z')])
})

const anyDay = fc.integer({ min: 0, max: 1460 }).map((days) => daysAfter('2024-01-01', days))
const kinds = fc.constantFrom('working' as const, 'calendar' as const)

test('a period holds exactly its count of days, and ends on one that counts', () => {
	fc.assert(
		fc.property(anyDay, fc.integer({ min: 1, max: 40 }), kinds, (from, count, counts) => {
			const { to } = countDays(from, count, counts, calendar)
			expect(countBetween(from, to, counts, calendar)).toBe(count)
			expect(counts === 'calendar' || isWorkingDay(to, calendar)).toBe(true)
		}),
		{ seed: 11, numRuns: 2000 },
	)
})

test('counting in two parts ends where counting at once does', () => {
	fc.assert(
		fc.property(anyDay, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), kinds, (from, first, second, counts) => {
			const whole = countDays(from, first + second, counts, calendar).to
			expect(countDays(countDays(from, first, counts, calendar).to, second, counts, calendar).to).toBe(whole)
		}),
		{ seed: 12, numRuns: 1000 },
	)
})

test('every exception explains days of the period and nothing else: with them, plain weekdays give the count', () => {
	fc.assert(
		fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (from, count) => {
			const { to, exceptions } = countDays(from, count, 'working', calendar)
			let counted = 0
			for (let day = daysAfter(from, 1); day <= to; day = daysAfter(day, 1)) {
				const exception = exceptions.find((one) => one.from <= day && day <= one.to)
				if (!exception || exception.kind === 'workday') counted++
			}
			expect(counted).toBe(count)
		}),
		{ seed: 13, numRuns: 1000 },
	)
})
