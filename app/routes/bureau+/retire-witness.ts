import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { backTo } from '#app/http/back-to.ts'
import { parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { retireWitness } from '#app/services/log/retire-witness.server.ts'

const Params = z.object({ witnessId: z.string().max(60) })

/** A witness signs no more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { witnessId } = parseParams(params, Params)
	return backTo('/bureau/witnesses', await retireWitness({ store: context.store, actor, witnessId, now: context.now }))
}

/** Opened by its address, it leads to the witnesses. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireMember(request, context)
	return redirect('/bureau/witnesses')
}
