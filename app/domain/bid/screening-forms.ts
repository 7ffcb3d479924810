import { z } from 'zod'
import '../validation/messages.ts'
import { limits } from './draft-form.ts'
import { correctableSections } from './screening.ts'

const reason = z.string().trim().min(10).max(2000)

const Point = z
	.object({ judged: z.enum(['met', 'not-met']).optional(), note: z.string().trim().max(1000).default('') })
	.refine(({ judged, note }) => judged !== 'not-met' || note !== '', { message: 'required', path: ['note'] })

/** The checklist by the keys of its points; one that is not met says why. `seen`: when what the page showed was saved, 0 for never. */
export const ScreeningForm = z.object({ seen: z.coerce.number().int().default(0), points: z.record(z.string(), Point).default({}) })
export type ScreeningForm = z.output<typeof ScreeningForm>

/** What the bidder may correct, and why. */
export const AskCorrectionForm = z.object({
	fields: z.array(z.union([z.enum([...correctableSections, 'files']), z.templateLiteral(['file:', z.string().max(60)])])).min(1, 'none-ticked'),
	reason,
})
export type AskCorrectionForm = z.output<typeof AskCorrectionForm>

/** The point a disqualification rests on, and why. */
export const DisqualifyForm = z.object({ rule: z.string({ error: 'required' }).max(40), reason })
export type DisqualifyForm = z.output<typeof DisqualifyForm>

const text = z.string().trim().min(1, 'required').max(limits.section)

/** A correction but for its files: the texts of the sections that were sent; which of them may be, the decision says. */
export const CorrectionForm = z.object({ values: z.record(z.string(), text).default({}) })
