import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { withoutNul } from './text.ts'

/** Reads a form by its schema; the submission carries the typed value, or the reply that puts every error beside its field. */
export async function parseForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
	return parseFields(await request.formData(), schema)
}

/** As `parseForm`, for fields that were read before. */
export function parseFields<Schema extends z.ZodType>(formData: FormData, schema: Schema) {
	return parseWithZod(typed(formData), { schema })
}

function typed(formData: FormData): FormData {
	const cleaned = new FormData()
	for (const [name, value] of formData) {
		if (typeof value === 'string') cleaned.append(name, withoutNul(value))
		else cleaned.append(name, value)
	}
	return cleaned
}
