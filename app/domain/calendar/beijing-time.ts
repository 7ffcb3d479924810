const offset = 8 * 3_600_000
const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d{1,3})?)?$/

/** An instant as a `datetime-local` field shows it, in Beijing time to the minute: 2026-12-31T17:00. */
export function toBeijingInput(instant: Date): string {
	return new Date(instant.getTime() + offset).toISOString().slice(0, 16)
}

/** As `toBeijingInput`, to the second: 2026-12-31T17:00:05. */
export function toBeijingSecond(instant: Date): string {
	return new Date(instant.getTime() + offset).toISOString().slice(0, 19)
}

/** The instant a `datetime-local` field means, read as Beijing time; undefined where it is none between 2000 and 2100. */
export function fromBeijingInput(text: string): Date | undefined {
	const [, day, minute] = local.exec(text) ?? []
	if (day === undefined || minute === undefined) return undefined
	const instant = new Date(`${day}T${minute}:00+08:00`)
	if (Number.isNaN(instant.getTime()) || toBeijingInput(instant) !== `${day}T${minute}`) return undefined
	return day >= '2000-01-01' && day < '2100-01-01' ? instant : undefined
}

/** As `fromBeijingInput`, but the second counts too; a field that leaves it out means the full minute. */
export function fromBeijingSecond(text: string): Date | undefined {
	const minute = fromBeijingInput(text)
	if (minute === undefined) return undefined
	const seconds = Number(/^.{16}:(\d{2})/.exec(text)?.[1] ?? 0)
	return seconds < 60 ? new Date(minute.getTime() + seconds * 1000) : undefined
}
