import { z } from 'zod'
import { fromBeijingInput } from '../calendar/beijing-time.ts'
import '../validation/messages.ts'

const Instant = z
	.string({ error: 'required' })
	.min(1, 'required')
	.transform((text, context) => {
		const instant = fromBeijingInput(text)
		if (instant) return instant
		context.addIssue({ code: 'custom', message: 'date-invalid' })
		return z.NEVER
	})

/** When and where a bid is defended; times are Beijing time. */
export const DefenceForm = z.object({ startsAt: Instant, endsAt: Instant, place: z.string().trim().min(2).max(200) })
export type DefenceForm = z.output<typeof DefenceForm>

/** Why a sheet lies far from the others of its bid. */
export const NoteForm = z.object({ note: z.string().trim().min(10).max(2000) })

/** What was asked and answered at a defence. */
export const MinutesForm = z.object({ minutes: z.string().trim().min(10).max(10_000) })

/** Which page of bids, the one that is looked at more closely, and of which evaluation; the newest where none is asked for. */
export const EvaluationSearch = z.object({
	page: z.coerce.number().int().min(1).max(100).catch(1),
	bid: z.string().max(60).optional().catch(undefined),
	evaluation: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
})

export const EvaluationParams = z.object({ evaluationId: z.string().max(60) })
export const DefenceParams = EvaluationParams.extend({ bidId: z.string().max(60) })
