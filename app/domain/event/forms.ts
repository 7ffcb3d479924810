import { z } from 'zod'
import { fromBeijingInput } from '../calendar/beijing-time.ts'
import '../validation/messages.ts'

const Words = z.string().trim().min(2).max(120)

/** What is said of an event at which lists are released; its time is Beijing time. */
export const EventForm = z.object({
	name: Words,
	nameEn: Words.optional(),
	place: Words,
	beginsAt: z
		.string()
		.min(1)
		.transform((text, context) => {
			const instant = fromBeijingInput(text)
			if (instant) return instant
			context.addIssue({ code: 'custom', message: 'date-invalid' })
			return z.NEVER
		}),
})
export type EventDetails = z.output<typeof EventForm>

/** A change carries what the event said when the form was loaded, so that two people do not overwrite one another unseen. */
export const EventChangeForm = EventForm.extend({ basedOn: z.string().max(600) })

/** What tells one state of an event from another. */
export function eventVersion({ name, nameEn, place, beginsAt }: { name: string; nameEn: string; place: string; beginsAt: Date }): string {
	return [name, nameEn, place, beginsAt.getTime()].join('|')
}
