import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { withoutNul } from './text.ts'

/** Reads a form by its schema; the submission carries the typed value, or the reply that puts every error beside its field. */
export async function parseForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
	return parseWithZod(typed(await request.formData()), { schema })
}

function typed(formData: FormData): FormData {
	const cleaned = new FormData()
	for (const [name, value] of formData) {
		if (typeof value === 'string') cleaned.append(name, withoutNul(value))
		else cleaned.append(name, value)
	}
	return cleaned
}
