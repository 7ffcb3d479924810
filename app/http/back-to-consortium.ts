import { redirect } from '@remix-run/node'
import { notFound } from './params.ts'

/** Back to the consortium on the page of a bid, with what a command about its partners was refused for. */
export function backToConsortium(bidId: string, outcome: { ok: true } | { ok: false; refusal: { code: string } }): Response {
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}#consortium`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/bidder/bids/${bidId}?refused=${outcome.refusal.code}#consortium`)
}
