const hour = 3_600_000
const day = 24 * hour
/** Beijing is eight hours ahead, the whole year. */
const beijing = 8 * hour

/** The year an instant falls in, in Beijing time. */
export function beijingYear(instant: Date): number {
	return new Date(instant.getTime() + beijing).getUTCFullYear()
}

/**
 * An hour of the day, Beijing time, so many days from `now`. A Saturday or Sunday gives way to the Friday before,
 * but for the days around `now`, where it would turn a coming deadline into a past one.
 */
export function officeHour(now: Date, days: number, hourOfDay: number): Date {
	const midnight = Math.floor((now.getTime() + days * day + beijing) / day) * day
	const weekday = new Date(midnight).getUTCDay()
	const back = Math.abs(days) < 5 ? 0 : weekday === 6 ? 1 : weekday === 0 ? 2 : 0
	return new Date(midnight - back * day + hourOfDay * hour - beijing)
}

/** `instant`, or shortly before `now` when it has not come yet: nothing in the demo happened in the future. */
export function notAfter(now: Date, instant: Date): Date {
	return instant < now ? instant : new Date(now.getTime() - hour)
}

/** Ten in the morning of the next working day of the week, Beijing time. */
export function nextMorning(instant: Date): Date {
	let midnight = Math.floor((instant.getTime() + beijing) / day) * day + day
	while ([0, 6].includes(new Date(midnight).getUTCDay())) midnight += day
	return new Date(midnight + 10 * hour - beijing)
}

/** So many days after an instant. */
export function daysAfter(instant: Date, days: number): Date {
	return new Date(instant.getTime() + days * day)
}
