import { expect, test } from 'vitest'
import { calendarOf } from '../calendar/working-days.ts'
import { answerDueAt, isReminderDue, mayRemind } from './answer-due.ts'

const calendar = calendarOf([])
const hour = 3_600_000
/** A Thursday, 10:00 in Beijing. */
const invitedAt = new Date('2026-11-26T02:00:00Z')
/** The end of Monday. */
const dueAt = new Date('2026-11-30T16:00:00Z')
const at = (ms: number, from = dueAt) => new Date(from.getTime() + ms)

test('an answer is due at the end of the second working day, the weekend and holidays passed over', () => {
	expect(answerDueAt({ invitedAt }, calendar)).toEqual(dueAt)
	expect(answerDueAt({ invitedAt: new Date('2026-09-30T02:00:00Z') }, calendar)).toEqual(new Date('2026-10-09T16:00:00Z'))
})

test('nobody is written to twice within a day, the invitation counted', () => {
	expect(mayRemind({ invitedAt, remindedAt: null }, at(24 * hour - 1, invitedAt))).toBe(false)
	expect(mayRemind({ invitedAt, remindedAt: null }, at(24 * hour, invitedAt))).toBe(true)
	expect(mayRemind({ invitedAt, remindedAt: at(24 * hour, invitedAt) }, at(48 * hour - 1, invitedAt))).toBe(false)
})

test('the clock reminds once, from the millisecond the answer is due, and not where somebody has reminded since', () => {
	expect(isReminderDue({ invitedAt, remindedAt: null }, calendar, at(-1))).toBe(false)
	expect(isReminderDue({ invitedAt, remindedAt: null }, calendar, dueAt)).toBe(true)
	expect(isReminderDue({ invitedAt, remindedAt: dueAt }, calendar, at(72 * hour))).toBe(false)
	expect(isReminderDue({ invitedAt, remindedAt: at(-hour) }, calendar, at(hour))).toBe(false)
	expect(isReminderDue({ invitedAt, remindedAt: at(-hour) }, calendar, at(23 * hour))).toBe(true)
})
