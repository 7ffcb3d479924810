import { z } from 'zod'
import { auditKinds } from './audit.ts'

const Cursor = z
	.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), z.coerce.number().int().positive())
	.optional()
	.catch(undefined)

/** The filter of the audit log; nonsense falls back to everything, newest first. */
export const AuditSearch = z.object({
	kind: z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), z.enum(auditKinds).optional()).catch(undefined),
	refused: z.preprocess((value) => Array.isArray(value) && value.includes('1'), z.boolean()),
	before: Cursor,
	after: Cursor,
})
