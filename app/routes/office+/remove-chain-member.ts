import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { MemberParams } from '#app/domain/organisation/forms.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { removeChainMember } from '#app/services/chain/remove-chain-member.server.ts'

/** Takes an organisation out of a chain's alliance. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { slug, organisation } = parseParams(params, MemberParams)
	const outcome = await removeChainMember({ store: context.store, actor, chainSlug: slug, organisationSlug: organisation, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return redirect(`/office/chains/${slug}`)
}

/** Opened by its address, it leads to the chain. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return redirect(`/office/chains/${parseParams(params, MemberParams).slug}`)
}
