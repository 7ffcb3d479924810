import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { FileForm } from '#app/domain/blind/package.ts'
import { parseForm } from '#app/http/forms.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { packagePath, ScreeningParams } from '#app/http/screening-steps.ts'
import { requireRole } from '#app/server/session.server.ts'
import { decideBlindFile } from '#app/services/blind/settle-package.server.ts'

const Params = ScreeningParams.extend({ fileId: z.string().max(60) })

/** Decides on a file of a blind package. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, Params)
	const submission = await parseForm(request, FileForm)
	if (submission.status !== 'success') throw notFound()
	const outcome = await decideBlindFile({ store: context.store, actor, ...at, said: submission.value, now: context.now })
	if (outcome.ok) return redirect(packagePath(at))
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`${packagePath(at)}?refused=${outcome.refusal.code}`)
}
