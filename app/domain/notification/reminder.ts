const hour = 3_600_000
const day = 24 * hour

/** The step of a reminder, and the deadlines for which it is the one due now: after `after`, up to and with `until`. */
export type ReminderSpan = { step: string; after: Date; until: Date }

/** The steps before a deadline at which whoever follows or prepares a bid is reminded, the last one first. */
const closingSteps = [
	{ name: '24h', ms: day },
	{ name: '3d', ms: 3 * day },
	{ name: '7d', ms: 7 * day },
] as const

/** Bidding that closes in seven days, three days, 24 hours: each deadline stands in the span of the nearest step that has come, and after it in none. */
export function closingSpans(now: Date): ReminderSpan[] {
	return closingSteps.map(({ name, ms }, at) => {
		const nearer = closingSteps[at - 1]?.ms ?? 0
		return { step: name, after: new Date(now.getTime() + nearer), until: new Date(now.getTime() + ms) }
	})
}

/** Duties due within a day, and those that are overdue. */
export function dutySpans(now: Date): ReminderSpan[] {
	return [
		{ step: 'over', after: new Date(0), until: now },
		{ step: 'soon', after: now, until: new Date(now.getTime() + day) },
	]
}

const beijingMs = 8 * hour
const digestAtMs = 8 * hour + 30 * 60_000

/** The last 08:30 Beijing time that has come; what was told before it belongs into a digest. */
export function lastDigestAt(now: Date): Date {
	const local = now.getTime() + beijingMs - digestAtMs
	return new Date(Math.floor(local / day) * day + digestAtMs - beijingMs)
}
