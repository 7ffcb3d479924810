import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAfter } from '../calendar/official-days.ts'
import { calendarOf, dayCounts, dayOf, isWorkingDay, startOfDay } from '../calendar/working-days.ts'
import { beginNotice, daysLeftAt, resumeNotice } from './notice.ts'

const calendar = calendarOf([])
const five = { noticeDays: 5, noticeCounts: 'working' as const }

test('a notice of five working days over National Day ends with the last of them, at midnight in Beijing', () => {
	const { period, noticeEndsAt } = beginNotice(five, new Date('2026-09-28T06:00:00Z'), calendar)
	expect(period.to).toBe('2026-10-10')
	expect(noticeEndsAt).toEqual(new Date('2026-10-10T16:00:00Z'))
})

test('an objection on the third day leaves three days; they are counted from the day after its decision', () => {
	const { period } = beginNotice(five, new Date('2026-11-23T01:00:00Z'), calendar)
	const left = daysLeftAt(period, new Date('2026-11-26T08:00:00Z'), calendar)
	expect([period.to, left]).toEqual(['2026-11-30', 3])
	expect(resumeNotice(left, 'working', new Date('2026-12-03T02:00:00Z'), calendar).noticeEndsAt).toEqual(new Date('2026-12-08T16:00:00Z'))
})

test('an objection on the day of the proposal leaves every day', () => {
	const at = new Date('2026-11-23T01:00:00Z')
	expect(daysLeftAt(beginNotice(five, at, calendar).period, at, calendar)).toBe(5)
})

test('however often it is stopped, a notice stands for at least the whole days of the rule', () => {
	const stop = fc.record({ afterHours: fc.integer({ min: 0, max: 400 }), forHours: fc.integer({ min: 0, max: 900 }) })
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 900 * 24 }),
			fc.integer({ min: 1, max: 15 }),
			fc.constantFrom(...dayCounts),
			fc.array(stop, { maxLength: 5 }),
			(hour, noticeDays, noticeCounts, stops) => {
				let from = new Date(Date.UTC(2024, 0, 1) + hour * 3_600_000)
				let notice = beginNotice({ noticeDays, noticeCounts }, from, calendar)
				let shown = 0
				/** Whole days of the kind between two instants in which the notice stood untouched. */
				const wholeDays = (start: Date, end: Date) => {
					let days = 0
					for (let day = daysAfter(dayOf(start), 1); startOfDay(daysAfter(day, 1)) <= end; day = daysAfter(day, 1)) {
						if (noticeCounts === 'calendar' || isWorkingDay(day, calendar)) days++
					}
					return days
				}
				for (const { afterHours, forHours } of stops) {
					const at = new Date(from.getTime() + afterHours * 3_600_000)
					if (at >= notice.noticeEndsAt) break
					const left = daysLeftAt(notice.period, at, calendar)
					shown += wholeDays(from, at)
					expect(left).toBeGreaterThan(0)
					from = new Date(at.getTime() + forHours * 3_600_000)
					notice = resumeNotice(left, noticeCounts, from, calendar)
				}
				expect(shown + wholeDays(from, notice.noticeEndsAt)).toBeGreaterThanOrEqual(noticeDays)
			},
		),
		{ seed: 21, numRuns: 10_000 },
	)
})
