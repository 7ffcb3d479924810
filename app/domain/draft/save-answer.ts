import { z } from 'zod'

const changedBy = { by: z.string().optional(), at: z.coerce.date().optional() }
const Conflict = z.object({ field: z.string(), mine: z.string(), theirs: z.string(), ...changedBy })
const News = z.object({ field: z.string(), value: z.string(), ...changedBy })

/** What saving a draft in the background answers. */
export const SaveAnswer = z.object({
	revision: z.number(),
	savedAt: z.coerce.date(),
	conflicts: z.array(Conflict),
	news: z.array(News),
	errors: z.record(z.string(), z.array(z.string())),
})
export type SaveAnswer = z.output<typeof SaveAnswer>

/** What it answers instead when the draft cannot change any more; a key of the `refusal` texts. */
export const SaveRefusal = z.object({ refused: z.string() })

/** Unsaved fields as they are kept on the reader's own computer, with the revision they were typed on. */
export const KeptDraft = z.object({ revision: z.number(), fields: z.record(z.string(), z.string()) })
export type KeptDraft = z.output<typeof KeptDraft>
