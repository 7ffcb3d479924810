import { type Calendar, countDays, dayOf, endOfDay } from '../calendar/working-days.ts'

/**
 * Working days an invited expert has to answer. Two, because nothing is asked but to declare and to say yes or no, and because everyone who
 * declines costs as many days again, out of the weeks a challenge has for its judging.
 */
const answerDays = 2
const day = 86_400_000

type Invited = { invitedAt: Date; remindedAt: Date | null }

/** When an answer to an invitation is due: at the end of the second working day after it, 24:00 in Beijing. */
export function answerDueAt({ invitedAt }: Pick<Invited, 'invitedAt'>, calendar: Calendar): Date {
	return endOfDay(countDays(dayOf(invitedAt), answerDays, 'working', calendar).to)
}

/** Whether an answer may be asked for again: nobody is written to twice within 24 hours. */
export function mayRemind({ invitedAt, remindedAt }: Invited, now: Date): boolean {
	return now.getTime() - (remindedAt ?? invitedAt).getTime() >= day
}

/** Whether the clock asks for an answer again: once, when it was due and nobody has asked since. */
export function isReminderDue(seat: Invited, calendar: Calendar, now: Date): boolean {
	const dueAt = answerDueAt(seat, calendar)
	return now >= dueAt && (seat.remindedAt === null || seat.remindedAt < dueAt) && mayRemind(seat, now)
}
