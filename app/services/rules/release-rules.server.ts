import { type Calendar, calendarOf } from '#app/domain/calendar/working-days.ts'
import type { ReleaseRules } from '#app/domain/list/release.ts'
import type { Db } from '#db/client.ts'
import * as RuleRepository from '#db/repositories/rule-repository.ts'

/** The calendar deadlines are computed from now. */
export async function currentCalendar(db: Db): Promise<Calendar> {
	return calendarOf(await RuleRepository.listDays(db))
}

/** Everything a release is checked against. */
export async function releaseRules(db: Db): Promise<ReleaseRules> {
	return { packs: await RuleRepository.listCurrentPacks(db), calendar: await currentCalendar(db) }
}
