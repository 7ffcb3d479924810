import { z } from 'zod'
import '../validation/messages.ts'
import { reviewFields } from './demand-sheet.ts'

const note = z.string().trim().max(1000)
const byField = z.record(z.string(), note.optional()).default({})
/** The last move of the review its form was made on; a later one makes the form stale. */
const seen = z.coerce.number().int()

/** What is said field by field, empty ones left out. */
export type FieldNotes = Record<string, string>

const saidIn = (notes: Partial<Record<string, string>>): FieldNotes =>
	Object.fromEntries(reviewFields.flatMap((field) => (notes[field] ? [[field, notes[field]]] : [])))

/** Passing a demand. */
export const PassForm = z.object({ seen })
/** Sending a demand back: a reason for at least one field, and a word on the whole if wanted. */
export const ReturnForm = z
	.object({ seen, note: note.default(''), fields: byField.transform(saidIn) })
	.refine(({ fields }) => Object.keys(fields).length > 0, { message: 'reason-missing' })
/** Asking a broker, by its address, for a second diagnosis. */
export const DiagnoseForm = z.object({ seen, broker: z.string().max(80), task: z.string().trim().min(10).max(1000) })
/** Ending a diagnosis that takes too long. */
export const RecallForm = z.object({ seen, reason: z.string().trim().min(10).max(1000) })
/** What a broker notes beside the fields; `isDone` hands the demand back with it. */
export const AnnotationForm = z.object({ fields: byField.transform(saidIn), isDone: z.boolean().default(false) })
/** The organisation the office names a broker, by its address or its full name. */
export const BrokerForm = z.object({ organisation: z.string().trim().min(1, 'required').max(200) })
