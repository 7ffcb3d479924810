import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { PassForm } from '#app/domain/blind/package.ts'
import { parseForm } from '#app/http/forms.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { packagePath, ScreeningParams } from '#app/http/screening-steps.ts'
import { requireRole } from '#app/server/session.server.ts'
import { passBlindPackage } from '#app/services/blind/settle-package.server.ts'

/** Passes a blind package to the panel. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, ScreeningParams)
	const submission = await parseForm(request, PassForm)
	if (submission.status !== 'success') throw notFound()
	const outcome = await passBlindPackage({ store: context.store, actor, ...at, ...submission.value, now: context.now })
	if (outcome.ok) return redirect(packagePath(at))
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`${packagePath(at)}?refused=${outcome.refusal.code}`)
}
