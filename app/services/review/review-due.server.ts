import { countDays, dayOf, endOfDay, type Period } from '#app/domain/calendar/working-days.ts'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import { packFor } from '#app/domain/rules/rule-pack.ts'
import type { Db } from '#db/client.ts'
import { releaseRules } from '../rules/release-rules.server.ts'

/** When the next step of a review that begins at an instant is due: the working days of the rules of the demand's city, with how they were counted. */
export async function reviewDue(db: Db, citySlug: CitySlug | null, at: Date): Promise<{ dueAt: Date; duePeriod: Period }> {
	const { packs, calendar } = await releaseRules(db)
	const duePeriod = countDays(dayOf(at), packFor(packs, citySlug).rules.reviewDays, 'working', calendar)
	return { dueAt: endOfDay(duePeriod.to), duePeriod }
}
