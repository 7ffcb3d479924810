import { z } from 'zod'
import '../validation/messages.ts'
import { taskMost } from './consortium.ts'

const share = z
	.string()
	.transform((text) => text.normalize('NFKC').trim())
	.pipe(z.string().regex(/^\d{1,2}$/))
	.transform(Number)

/** What a partner does and gets, as a form gives it; shares are whole per cents from 0 to 99. */
export const TermsForm = z.object({ task: z.string().trim().min(1).max(taskMost), moneyShare: share, ipShare: share })

/** An invitation: the organisation by its address or full name, and the terms. */
export const InviteForm = TermsForm.extend({ organisation: z.string().trim().min(1).max(200) })

const Seen = z.array(z.object({ organisationId: z.string().max(60), task: z.string().max(taskMost), moneyShare: z.number(), ipShare: z.number() })).max(20)

/** A partner's answer, the revision of the terms its page showed and, as JSON, the terms. */
export const AnswerForm = z.object({
	answer: z.enum(['confirmed', 'declined']),
	revision: z.coerce.number().int().min(0),
	seen: z
		.string()
		.max(100_000)
		.transform((text) => {
			try {
				return Seen.parse(JSON.parse(text))
			} catch {
				return []
			}
		}),
})
