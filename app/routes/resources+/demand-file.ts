import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerFile } from '#app/http/download.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { getActor } from '#app/server/session.server.ts'
import { readDemandFile } from '#app/services/challenge/read-demand-file.server.ts'

const Params = z.object({ code: z.string().max(60), fileId: z.string().max(60) })

/** A file of a challenge, to whoever reaches the level its issuer gave its files; always as a download. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const { code, fileId } = parseParams(params, Params)
	const outcome = await readDemandFile({ store: context.store, storage: context.storage, actor: await getActor(context), code, fileId, now: context.now })
	if (!outcome.ok) throw notFound()
	return answerFile(outcome.value)
}
