import { data } from '@remix-run/node'
import { notFound } from './params.ts'
import { partOf } from './part-of.ts'

type Outcome = { ok: true } | { ok: false; refusal: { code: string } }

/** Whether a refusal is about who is in a consortium, or on what terms. */
export const isAboutPartners = (code: string) =>
	['consortium-full', 'organisation-unknown', 'terms-invalid', 'share-invalid', 'shares-exceed'].includes(code) || code.startsWith('partner-')

/** Back to the consortium on the page of a bid, with what a command about its partners was refused for. */
export function backToConsortium(bidId: string, outcome: Outcome): Response {
	if (outcome.ok) return partOf(`/bidder/bids/${bidId}`, 'consortium')
	if (outcome.refusal.code === 'not-found') throw notFound()
	return partOf(`/bidder/bids/${bidId}?refused=${outcome.refusal.code}`, 'consortium')
}

/** As `backToConsortium`; terms that can be mended come back as they were typed, with the reason. */
export function answerTerms(bidId: string, outcome: Outcome, { organisation = '', task = '', moneyShare = '', ipShare = '' }: Record<string, string>) {
	if (outcome.ok || !isAboutPartners(outcome.refusal.code)) return backToConsortium(bidId, outcome)
	return data({ refused: outcome.refusal.code, typed: { organisation, task, moneyShare, ipShare } }, { status: 422 })
}
