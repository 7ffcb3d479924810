import { type Calendar, dayOf, endOfDay, isWorkingDay } from './working-days.ts'

/** The instant so many working hours after `from`: the clock runs through working days, 0:00 to 24:00 in Beijing, and stands still on all others. */
export function afterWorkingHours(from: Date, hours: number, calendar: Calendar): Date {
	let left = hours * 3_600_000
	let at = from
	for (;;) {
		const end = endOfDay(dayOf(at))
		const rest = end.getTime() - at.getTime()
		if (isWorkingDay(dayOf(at), calendar)) {
			if (left <= rest) return new Date(at.getTime() + left)
			left -= rest
		}
		at = end
	}
}
