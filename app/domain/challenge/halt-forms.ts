import { z } from 'zod'
import '../validation/messages.ts'
import { Deadline } from '../list/forms.ts'

/** What a chain lead can do to a released challenge before its deadline. */
export const halts = ['suspend', 'reopen', 'withdraw'] as const

/** Why, in public. */
export const HaltForm = z.object({ reason: z.string().trim().min(10).max(2000) })
/** The later deadline, and why; it names the deadline it was made on, so that two people do not move it unseen. */
export const DeadlineForm = z.object({
	bidsCloseAt: Deadline.refine((instant) => instant !== null, 'required').transform((instant) => instant ?? new Date(0)),
	reason: z.string().trim().min(10).max(2000),
	basedOn: z.string().max(40).optional(),
})
/** The list a challenge goes into again. */
export const RelistForm = z.object({ list: z.string().min(1).max(60) })
