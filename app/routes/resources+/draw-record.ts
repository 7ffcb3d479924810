import type { LoaderFunctionArgs } from '@remix-run/node'
import { CodeParams } from '#app/domain/judging/forms.ts'
import { answerJson } from '#app/http/download.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { getActor } from '#app/server/session.server.ts'
import { readDrawRecord } from '#app/services/judging/read-panel.server.ts'

/** The record of a draw, for `npm run draw`, to whoever may read it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, CodeParams)
	const outcome = await readDrawRecord({ store: context.store, actor: await getActor(context), code })
	if (!outcome.ok) throw notFound()
	return answerJson(outcome.value.text, outcome.value.name)
}
