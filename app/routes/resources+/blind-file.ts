import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerFile } from '#app/http/download.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readBlindFile } from '#app/services/blind/read-package.server.ts'

const Params = z.object({ bidId: z.string().max(60), fileId: z.string().max(60) })

/** A file of a blind package, to its panel and its screener; always as a download. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { store, vault, storage, now } = context
	const outcome = await readBlindFile({ store, vault, storage, actor, ...parseParams(params, Params), now })
	if (!outcome.ok) throw notFound()
	return answerFile(outcome.value)
}
