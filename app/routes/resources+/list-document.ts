import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerDocument } from '#app/http/download.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { formatFen } from '#app/i18n/format.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { getActor } from '#app/server/session.server.ts'
import { exportDocument } from '#app/services/list/export-document.server.ts'

const Params = z.object({ code: z.string().max(60) })

/** A released list as .docx. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const language = await languageOf(request)
	const { store, origin } = context
	const outcome = await exportDocument({ store, actor: await getActor(context), code, language, origin, money: (fen) => formatFen(fen, language) })
	if (!outcome.ok) throw notFound()
	return answerDocument(outcome.value.bytes, outcome.value.fileName)
}
