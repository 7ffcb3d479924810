import { type CalendarDay, daysAfter, officialDays } from './official-days.ts'

/** What is known of holidays: the published days, and what the office added over them. */
export type Calendar = { days: ReadonlyMap<string, CalendarDay>; years: ReadonlySet<string> }

/** The calendar of the published days with the office's own; where both name a day, the office's holds. */
export function calendarOf(added: readonly CalendarDay[]): Calendar {
	const days = new Map([...officialDays, ...added].map((one) => [one.day, one]))
	return { days, years: new Set([...days.keys()].map((day) => day.slice(0, 4))) }
}

const beijing = 8 * 3_600_000

/** The day of an instant in Beijing: 2026-10-01. */
export function dayOf(instant: Date): string {
	return new Date(instant.getTime() + beijing).toISOString().slice(0, 10)
}

/** The first instant of a day in Beijing. */
export function startOfDay(day: string): Date {
	return new Date(Date.parse(`${day}T00:00:00Z`) - beijing)
}

/** The end of a day in Beijing, 24:00: the first instant that no longer belongs to it. */
export function endOfDay(day: string): Date {
	return startOfDay(daysAfter(day, 1))
}

/** Whether people work on a day: the calendar's word, else Monday to Friday. */
export function isWorkingDay(day: string, calendar: Calendar): boolean {
	const known = calendar.days.get(day)
	if (known) return known.kind === 'workday'
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
	return weekday !== 0 && weekday !== 6
}

export const dayCounts = ['working', 'calendar'] as const
/** Whether a period counts working days or every day. */
export type DayCount = (typeof dayCounts)[number]

/** Days in a row that a count passed over, or made-up days that it counted, and why: the holiday's names, or none for a plain weekend. */
export type Exception = { from: string; to: string; kind: 'holiday' | 'weekend' | 'workday'; name: string; nameEn: string }

/**
 * A period of whole days with its reasoning. The day it begins from is not counted (民法典 第201条); the last day is
 * counted to its end, 24:00 in Beijing. `isProvisional` says that the holidays of a year within are not published yet.
 */
export type Period = { from: string; to: string; count: number; counts: DayCount; exceptions: Exception[]; isProvisional: boolean }

/** The period of `count` days after `from` (before it, where `count` is negative); see `Period`. */
export function countDays(from: string, count: number, counts: DayCount, calendar: Calendar): Period {
	const step = count < 0 ? -1 : 1
	const passed: string[] = []
	let day = from
	for (let left = Math.abs(count); left > 0; ) {
		day = daysAfter(day, step)
		passed.push(day)
		if (counts === 'calendar' || isWorkingDay(day, calendar)) left--
	}
	const inOrder = step === 1 ? passed : passed.reverse()
	return {
		from,
		to: day,
		count: Math.abs(count),
		counts,
		exceptions: counts === 'calendar' ? [] : exceptionsOf(inOrder, calendar),
		isProvisional: counts === 'working' && inOrder.some((one) => !calendar.years.has(one.slice(0, 4))),
	}
}

function exceptionsOf(days: readonly string[], calendar: Calendar): Exception[] {
	const found: Exception[] = []
	for (const day of days) {
		const known = calendar.days.get(day)
		if (!known && isWorkingDay(day, calendar)) continue
		const { kind, name, nameEn } = known ?? { kind: 'weekend' as const, name: '', nameEn: '' }
		const last = found.at(-1)
		if (last && last.kind === kind && last.name === name && daysAfter(last.to, 1) === day) last.to = day
		else found.push({ from: day, to: day, kind, name, nameEn })
	}
	return found
}

/** How many whole days of the given kind lie after the day of `from`, up to and with `to`. */
export function countBetween(from: string, to: string, counts: DayCount, calendar: Calendar): number {
	let count = 0
	for (let day = daysAfter(from, 1); day <= to; day = daysAfter(day, 1)) if (counts === 'calendar' || isWorkingDay(day, calendar)) count++
	return count
}
