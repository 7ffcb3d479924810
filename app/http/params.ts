import { z } from 'zod'
import { withoutNul } from './text.ts'

/** Reads route parameters; what does not fit names no page, so the answer is 404. */
export function parseParams<Schema extends z.ZodType>(params: unknown, schema: Schema): z.output<Schema> {
	const parsed = schema.safeParse(params)
	if (!parsed.success) throw notFound()
	return parsed.data
}

/** Reads search parameters; a schema for them has a `.catch()` on every key, so nonsense falls back and nothing fails. */
export function parseSearch<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
	const { searchParams } = new URL(request.url)
	const entries = [...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key).map(withoutNul)])
	return schema.parse(Object.fromEntries(entries))
}

/** The answer for what is not there, or not for this reader to know of. */
export function notFound(): Response {
	return new Response(null, { status: 404 })
}

/** The answer for a page this reader may know of but not use. */
export function forbidden(): Response {
	return new Response(null, { status: 403 })
}

/** The page of a list as its address carries it. */
export const PageSearch = z.object({
	page: z
		.preprocess(
			(value) => (Array.isArray(value) ? value[0] : value),
			z
				.string()
				.regex(/^\d{1,6}$/)
				.transform(Number)
				.pipe(z.number().min(1)),
		)
		.catch(1),
})

/** The refusal a command without a page of its own sent back to this one. */
export const RefusedSearch = z.object({
	refused: z
		.preprocess(
			(value) => (Array.isArray(value) ? value[0] : value),
			z
				.string()
				.regex(/^[a-z-]{1,40}$/)
				.optional(),
		)
		.catch(undefined),
})
