import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { FileList } from '#app/components/bid/bid-files.tsx'
import { BidTexts, promisedValues } from '#app/components/bid/bid-reading.tsx'
import { BidStatusTag } from '#app/components/bid/bid-status.tsx'
import { IndicatorTable } from '#app/components/challenge/indicator-table.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await compareBids({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('bid:issuer.title')), ...parseSearch(request, RefusedSearch), ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Bids() {
	const { challenge, bids, refused } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const refusalText = useRefusalText()
	const isDecidable = ['opened', 'evaluating', 'noticed'].includes(challenge.status)
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />
			<PageHead
				title={t('issuer.title')}
				actions={
					isDecidable ? (
						<>
							{bids.length > 0 ? (
								<LinkButton variant="primary" to={`/issuer/challenges/${challenge.code}/award`}>
									{t('issuer.award')}
								</LinkButton>
							) : null}
							<LinkButton to={`/issuer/challenges/${challenge.code}/unfill`}>{t('issuer.unfill')}</LinkButton>
						</>
					) : null
				}
			>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<StatusTag status={challenge.status} />
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			{refused ? <Banner tone="danger">{refusalText({ code: refused })}</Banner> : null}
			<Standing />
			{bids.length > 0 ? <Comparison /> : null}
		</main>
	)
}

function Standing() {
	const { challenge, bidCount, mayOpen, bids } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const format = useFormat()
	if (challenge.status === 'open') {
		return (
			<Banner>
				<p>{t('issuer.before', { at: challenge.bidsCloseAt ? format.instant(challenge.bidsCloseAt) : '' })}</p>
				<p>{bidCount === null ? t('issuer.hidden') : t('issuer.count', { count: bidCount })}</p>
			</Banner>
		)
	}
	if (mayOpen) {
		return (
			<Form method="post" action={`/issuer/challenges/${challenge.code}/bids/open`}>
				<p>{t('issuer.ready')}</p>
				<div className="actions">
					<Button variant="primary">{t('issuer.open')}</Button>
				</div>
			</Form>
		)
	}
	return (
		<>
			{challenge.decisionReason ? (
				<Banner tone={challenge.awardedBidId ? 'success' : 'warn'} title={t('issuer.decided')}>
					<p>{challenge.decisionReason}</p>
				</Banner>
			) : null}
			{bids.length === 0 ? <EmptyState title={t('issuer.none')} /> : null}
		</>
	)
}

function Comparison() {
	const { bids, indicators } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<>
			<h2>{t('issuer.compare')}</h2>
			<IndicatorTable
				indicators={indicators}
				columns={bids.map((bid) => ({ key: bid.id, heading: format.name(bid.bidder), values: promisedValues(bid.content) }))}
			/>
			<table className="stacked">
				<caption className="visually-hidden">{t('issuer.price')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('issuer.bidder')}</th>
						<th scope="col">{t('issuer.price')}</th>
						<th scope="col">{t('issuer.outcome')}</th>
					</tr>
				</thead>
				<tbody>
					{bids.map((bid) => (
						<tr key={bid.id}>
							<th scope="row">
								<Link to={`/organisations/${bid.bidder.slug}`}>{format.name(bid.bidder)}</Link>
							</th>
							<td data-label={t('issuer.price')}>{bid.content.priceFen === null ? null : format.fen(bid.content.priceFen)}</td>
							<td data-label={t('issuer.outcome')}>
								<BidStatusTag status={bid.status} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<h2>{t('issuer.sections')}</h2>
			{bids.map((bid) => (
				<section key={bid.id}>
					<h3>{format.name(bid.bidder)}</h3>
					<BidTexts content={bid.content} />
					{bid.files.length > 0 ? <FileList files={bid.files} /> : null}
				</section>
			))}
		</>
	)
}
