import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ConsortiumPage } from '#app/components/bid/consortium-page.tsx'
import { InviteForm } from '#app/domain/bid/partner-form.ts'
import { refuse } from '#app/domain/decision.ts'
import { answerTerms } from '#app/http/back-to-consortium.ts'
import { formEntries } from '#app/http/entries.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { invitePartner } from '#app/services/bid/invite-partner.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context: { store, vault, now }, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const outcome = await readBid({ store, vault, actor, bidId, now: now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { bid, challenge, lead, partners, consortium } = outcome.value
	return { title: await pageTitle(request, (t) => t('bid:partners.title')), bidId: bid.id, challenge, lead, partners, consortium }
}

/** Invites an organisation into the consortium of a bid. */
export async function action({ request, params, context: { store, vault, now }, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const entries = await formEntries(request)
	const form = InviteForm.safeParse(entries)
	if (!form.success) return answerTerms(bidId, refuse({ code: 'terms-invalid' }), entries)
	const { organisation, ...terms } = form.data
	return answerTerms(bidId, await invitePartner({ store, vault, actor, bidId, organisation, terms, now }), entries)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Where an invitation that was refused can be mended. */
export default function InvitePartner() {
	return <ConsortiumPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} of={null} />
}
