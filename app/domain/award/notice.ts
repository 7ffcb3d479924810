import { daysAfter } from '../calendar/official-days.ts'
import { type Calendar, countBetween, countDays, type DayCount, dayOf, endOfDay, type Period } from '../calendar/working-days.ts'
import type { Rules } from '../rules/rule-pack.ts'

/** A public notice that runs: its days with their reasoning, and the instant at which the award becomes final. */
export type RunningNotice = { period: Period; noticeEndsAt: Date }

/** Begins the notice of an award proposed at `at`, for the days its rules ask. */
export function beginNotice(rules: Pick<Rules, 'noticeDays' | 'noticeCounts'>, at: Date, calendar: Calendar): RunningNotice {
	return run(rules.noticeDays, rules.noticeCounts, at, calendar)
}

/** Whole days a notice still owes when it is stopped at `at`; the day of the objection counts as not shown. */
export function daysLeftAt({ to, count, counts }: Period, at: Date, calendar: Calendar): number {
	return Math.min(count, countBetween(daysAfter(dayOf(at), -1), to, counts, calendar))
}

/** Lets a stopped notice run on for the days it still owes; the day of the decision is not counted. */
export function resumeNotice(daysLeft: number, counts: DayCount, at: Date, calendar: Calendar): RunningNotice {
	return run(daysLeft, counts, at, calendar)
}

function run(days: number, counts: DayCount, at: Date, calendar: Calendar): RunningNotice {
	const period = countDays(dayOf(at), days, counts, calendar)
	return { period, noticeEndsAt: endOfDay(period.to) }
}
