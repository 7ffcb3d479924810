import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { code } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readChallenge({ store: context.store, actor, code, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, ownBidId } = outcome.value
	if (ownBidId && challenge.status === 'open') throw redirect(`/bidder/bids/${ownBidId}`)
	return { title: await pageTitle(request, (t) => t('bid:new.title')), challenge: { code, title: challenge.title, bidsCloseAt: challenge.bidsCloseAt }, now }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { code } = parseParams(params, Params)
	const outcome = await prepareBid({ store: context.store, vault: context.vault, actor, code, now: context.now })
	if (outcome.ok) return redirect(`/bidder/bids/${outcome.value.bidId}`)
	if (outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return data({ refusal: outcome.refusal }, { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewBid() {
	const { challenge, now } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('bid')
	const refusalText = useRefusalText()
	return (
		<NarrowPage title={t('new.title')} above={<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />}>
			{answer ? <Banner tone="danger">{refusalText(answer.refusal)}</Banner> : null}
			{challenge.bidsCloseAt ? (
				<p>
					<Countdown closesAt={challenge.bidsCloseAt} serverNow={now} />
				</p>
			) : null}
			<p>{t('new.lead')}</p>
			<Form method="post">
				<div className="actions">
					<Button variant="primary">{t('new.start')}</Button>
				</div>
			</Form>
		</NarrowPage>
	)
}
