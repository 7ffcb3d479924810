import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { TermsForm } from '#app/domain/bid/partner-form.ts'
import { refuse } from '#app/domain/decision.ts'
import { backToConsortium } from '#app/http/back-to-consortium.ts'
import { formEntries } from '#app/http/entries.ts'
import { parseParams } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { changePartner } from '#app/services/bid/change-partner.server.ts'

const Params = z.object({ bidId: z.string().max(60), organisationId: z.string().max(60) })

/** Changes what a partner of a consortium does and gets. */
export async function action({ request, params, context: { store, vault, now }, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId, organisationId } = parseParams(params, Params)
	const form = TermsForm.safeParse(await formEntries(request))
	if (!form.success) return backToConsortium(bidId, refuse({ code: 'terms-invalid' }))
	return backToConsortium(bidId, await changePartner({ store, vault, actor, bidId, organisationId, terms: form.data, now }))
}
