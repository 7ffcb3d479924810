import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { notFound, parseSearch } from '#app/http/params.ts'
import { answerPlain } from '#app/http/plain.ts'
import { readGrowth, readLeaves } from '#app/services/log/read-state.server.ts'

const Search = z.object({
	from: z
		.preprocess(
			(value) => (Array.isArray(value) ? value[0] : value),
			z
				.string()
				.regex(/^\d{1,15}$/)
				.transform(Number)
				.optional(),
		)
		.catch(Number.MAX_SAFE_INTEGER),
})
const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }

/** The log as it is now: the hashes of all its entries, or with `from` a proof that it grew from its first so many. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const { from } = parseSearch(request, Search)
	const { store, logSigner: signer } = context
	if (from !== undefined) {
		const growth = await readGrowth({ store, signer, from })
		if (!growth.ok) throw notFound()
		return new Response(growth.value, { headers })
	}
	const leaves = await readLeaves({ store, signer })
	if (leaves.ok) return new Response(createReadableStreamFromReadable(Readable.from(leaves.value)), { headers })
	if (leaves.refusal.code === 'too-large') return answerPlain('The log is too large to be given out as a whole: ask with ?from=SIZE for a proof.\n', 404)
	throw notFound()
}
