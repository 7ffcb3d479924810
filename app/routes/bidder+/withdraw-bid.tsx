import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const outcome = await readBid({ store: context.store, vault: context.vault, actor, bidId, now: context.now() })
	if (!outcome.ok && outcome.refusal.code === 'destroyed') throw redirect(`/challenges/${outcome.refusal.challenge}`)
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { bid, challenge, isOpen } = outcome.value
	if (!isOpen || bid.status !== 'sealed') throw redirect(`/bidder/bids/${bidId}`)
	const title = await pageTitle(request, (t) => t('bid:withdraw.title'))
	return { title, bidId, challenge: { title: challenge.title, bidsCloseAt: challenge.bidsCloseAt }, now: context.now() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const outcome = await withdrawBid({ store: context.store, signer: context.logSigner, actor, bidId, now: context.now })
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/bidder/bids/${bidId}?refused=${outcome.refusal.code}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function WithdrawBid() {
	const { bidId, challenge, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	return (
		<NarrowPage title={t('withdraw.title')} above={<Breadcrumbs items={[{ to: `/bidder/bids/${bidId}`, label: challenge.title }]} />}>
			{challenge.bidsCloseAt ? (
				<p>
					<Countdown closesAt={challenge.bidsCloseAt} serverNow={now} />
				</p>
			) : null}
			<p>{t('withdraw.lead')}</p>
			<Form method="post">
				<div className="actions">
					<Button variant="danger">{t('withdraw.submit')}</Button>
					<LinkButton to={`/bidder/bids/${bidId}`}>{t('withdraw.keep')}</LinkButton>
				</div>
			</Form>
		</NarrowPage>
	)
}
