import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerWorkbook } from '#app/http/download.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { getActor } from '#app/server/session.server.ts'
import { exportList } from '#app/services/list/export-list.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** A released list as .xlsx. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const outcome = await exportList({ store: context.store, actor: await getActor(context), code, language: await languageOf(request) })
	if (!outcome.ok) throw notFound()
	return answerWorkbook(outcome.value.bytes, outcome.value.fileName)
}
