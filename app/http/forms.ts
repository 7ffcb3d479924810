import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'

/** Reads a form by its schema; the submission carries the typed value, or the reply that puts every error beside its field. */
export async function parseForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
	return parseWithZod(await request.formData(), { schema })
}
