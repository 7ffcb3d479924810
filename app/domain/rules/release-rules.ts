import { type Calendar, countDays, dayOf, endOfDay, type Period } from '../calendar/working-days.ts'
import type { Rules } from './rule-pack.ts'

/** What a challenge must keep to be released, and what it has instead. */
export type Breach =
	| { rule: 'minimumWindowDays'; limit: number; earliest: Period }
	| { rule: 'maximumMonths'; limit: number; actual: number }
	| { rule: 'minimumAmountFen'; limit: number; actual: number }
	| { rule: 'openingKeys' }

type Demand = { bidsCloseAt: Date; budgetFen: number | null; durationMonths: number | null; hasTwoEnvelopes: boolean; hasTestedKeys: boolean }

/**
 * The rules a challenge would break if it were released at `at`; each with the rule's value and what stands against it. A price sealed
 * apart needs keys whatever the rules say: without them it could only be opened with the rest.
 */
export function breachesOf(
	{ bidsCloseAt, budgetFen, durationMonths, hasTwoEnvelopes, hasTestedKeys }: Demand,
	rules: Rules,
	at: Date,
	calendar: Calendar,
): Breach[] {
	const { minimumWindowDays, maximumMonths, minimumAmountFen } = rules
	const earliest = countDays(dayOf(at), minimumWindowDays, 'working', calendar)
	const lastDay = dayOf(new Date(bidsCloseAt.getTime() - 1))
	const breaches: Breach[] = []
	if (lastDay < earliest.to) breaches.push({ rule: 'minimumWindowDays', limit: minimumWindowDays, earliest })
	if (durationMonths !== null && durationMonths > maximumMonths) breaches.push({ rule: 'maximumMonths', limit: maximumMonths, actual: durationMonths })
	if (budgetFen !== null && budgetFen < minimumAmountFen) breaches.push({ rule: 'minimumAmountFen', limit: minimumAmountFen, actual: budgetFen })
	if ((rules.openingKeys === 'required' || hasTwoEnvelopes) && !hasTestedKeys) breaches.push({ rule: 'openingKeys' })
	return breaches
}

/** Until when questions may be asked: the end of the day that many working days before the deadline's. */
export function questionsEnd(bidsCloseAt: Date, rules: Rules, calendar: Calendar): Date {
	const day = countDays(dayOf(bidsCloseAt), -rules.questionsCloseDays, 'working', calendar).to
	const end = endOfDay(day)
	return end < bidsCloseAt ? end : bidsCloseAt
}
