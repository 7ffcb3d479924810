import { z } from 'zod'
import '../validation/messages.ts'
import { type CalendarDay, dayKinds, daysFrom } from './official-days.ts'

const Day = z.iso.date('invalid')

/** Days in a row to enter into the calendar: a holiday, or days made up for one. */
export const CalendarDaysForm = z
	.object({ from: Day, to: Day, kind: z.enum(dayKinds), name: z.string().trim().min(1).max(60), nameEn: z.string().trim().min(1).max(60) })
	.refine(({ from, to }) => from <= to, { path: ['to'], message: 'end-before-start' })
	.refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 30 * 86_400_000, { path: ['to'], message: 'period-too-long' })
export type CalendarDaysForm = z.output<typeof CalendarDaysForm>

/** The days a form means, each for itself. */
export function daysOfForm({ from, to, kind, name, nameEn }: CalendarDaysForm): CalendarDay[] {
	return daysFrom(from, to).map((day) => ({ day, kind, name, nameEn }))
}
