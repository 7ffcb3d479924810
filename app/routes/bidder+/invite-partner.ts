import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { InviteForm } from '#app/domain/bid/partner-form.ts'
import { refuse } from '#app/domain/decision.ts'
import { backToConsortium } from '#app/http/back-to-consortium.ts'
import { formEntries } from '#app/http/entries.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { invitePartner } from '#app/services/bid/invite-partner.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

/** Invites an organisation into the consortium of a bid. */
export async function action({ request, params, context: { store, vault, now }, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const form = InviteForm.safeParse(await formEntries(request))
	if (!form.success) return backToConsortium(bidId, refuse({ code: 'terms-invalid' }))
	const { organisation, ...terms } = form.data
	return backToConsortium(bidId, await invitePartner({ store, vault, actor, bidId, organisation, terms, now }))
}
