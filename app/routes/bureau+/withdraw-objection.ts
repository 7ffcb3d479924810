import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { backToObjection } from '#app/http/back-to-objection.ts'
import { parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { settleObjection } from '#app/services/objection/settle-objection.server.ts'

const Params = z.object({ objectionId: z.string().max(60) })

/** The objector takes an objection back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const ending = { outcome: 'withdrawn' as const }
	return backToObjection(objectionId, await settleObjection({ store: context.store, actor, objectionId, ending, now: context.now }))
}

/** Opened by its address, it leads to the objection. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireMember(request, context)
	return redirect(`/objections/${parseParams(params, Params).objectionId}`)
}
