import { z } from 'zod'
import { fromBeijingInput, fromBeijingSecond } from '../calendar/beijing-time.ts'
import '../validation/messages.ts'

const Title = z.string().trim().min(1).max(120)

/** A deadline as a `datetime-local` field gives it, in Beijing time; none while it is not settled. */
export const Deadline = z
	.string()
	.optional()
	.transform((text, context) => {
		if (text === undefined || text === '') return null
		const instant = fromBeijingInput(text)
		if (instant) return instant
		context.addIssue({ code: 'custom', message: 'date-invalid' })
		return z.NEVER
	})

/** What a chain lead says of a challenge list. */
export const ListForm = z.object({
	title: Title,
	titleEn: Title.optional(),
	note: z.string().trim().max(2000).default(''),
	bidsCloseAt: Deadline,
	/** The address of the event it is released at; none where it is released by itself. */
	event: z.string().trim().max(120).optional(),
})
export type ListDetails = z.output<typeof ListForm>

/** A change carries what the list said when the form was loaded, so that two people do not overwrite one another unseen. */
export const ListChangeForm = ListForm.extend({ basedOn: z.string().max(20_000) })

type Said = { title: string; titleEn: string | null; note: string; bidsCloseAt: Date | null; releaseEventId: string | null }

/** What tells one state of what is said of a list from another. */
export function listVersion({ title, titleEn, note, bidsCloseAt, releaseEventId }: Said): string {
	return JSON.stringify([title, titleEn, note, bidsCloseAt?.getTime() ?? null, releaseEventId])
}

/** A new list of one of the chains its composer leads. */
export const NewListForm = ListForm.extend({ chainSlug: z.string().min(1).max(60) })

/** What a release asks the person to confirm. */
export const ReleaseForm = z.object({ understood: z.literal('on', { error: 'confirm' }) })

/** The second at which the clock releases a list, in Beijing time; whoever sets it has read what follows. */
export const ScheduleForm = ReleaseForm.extend({
	releaseAt: z
		.string()
		.min(1)
		.transform((text, context) => {
			const instant = fromBeijingSecond(text)
			if (instant) return instant
			context.addIssue({ code: 'custom', message: 'date-invalid' })
			return z.NEVER
		}),
})
