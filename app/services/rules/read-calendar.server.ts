import { officialDays } from '#app/domain/calendar/official-days.ts'
import { calendarOf } from '#app/domain/calendar/working-days.ts'
import type { Store } from '#db/client.ts'
import * as RuleRepository from '#db/repositories/rule-repository.ts'

/** The calendar of one year, in order, saying which days the office entered; `years` are those there is something of. */
export async function readCalendar({ store, year }: { store: Store; year: string }) {
	const entered = await RuleRepository.listDays(store.db)
	const own = new Set(entered.map(({ day }) => day))
	const days = [...officialDays.filter(({ day }) => !own.has(day)), ...entered]
		.filter(({ day }) => day.startsWith(`${year}-`))
		.sort((one, other) => (one.day < other.day ? -1 : 1))
		.map((day) => ({ ...day, isEntered: own.has(day.day) }))
	return { days, years: [...calendarOf(entered).years].sort() }
}
