import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { backToConsortium } from '#app/http/back-to-consortium.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { removePartner } from '#app/services/bid/remove-partner.server.ts'

const Params = z.object({ bidId: z.string().max(60), organisationId: z.string().max(60) })

/** Takes a partner out of the consortium of a bid. */
export async function action({ request, params, context: { store, vault, now }, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId, organisationId } = parseParams(params, Params)
	return backToConsortium(bidId, await removePartner({ store, vault, actor, bidId, organisationId, now }))
}
