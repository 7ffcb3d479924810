import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BidEditor } from '#app/components/bid/bid-editor.tsx'
import { BidFiles } from '#app/components/bid/bid-files.tsx'
import { BidReading } from '#app/components/bid/bid-reading.tsx'
import { BidStatusTag } from '#app/components/bid/bid-status.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'

const Params = z.object({ bidId: z.string().max(60) })
const Search = RefusedSearch.extend({ saved: z.preprocess((value) => value !== undefined, z.boolean()) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readBid({ store: context.store, actor, bidId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return {
		title: await pageTitle(request, (t) => t('bid:edit.title', { title: outcome.value.challenge.title })),
		...parseSearch(request, Search),
		...outcome.value,
		now,
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Bid() {
	const { bid, challenge, isOpen, refused, hasUnsealedChanges, version, content, indicators, files, gaps, now, saved } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['bid', 'ui'])
	const format = useFormat()
	const refusalText = useRefusalText()
	const isEditable = isOpen && ['draft', 'sealed'].includes(bid.status)
	const budget = challenge.budgetFen === null ? challenge.budgetNote || t('ui:negotiable') : format.fen(challenge.budgetFen)
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/bidder', label: t('desk.nav') }]} />
			<PageHead title={t('edit.title', { title: challenge.title })}>
				<span className="cluster">
					<Link to={`/challenges/${challenge.code}`}>{challenge.code}</Link>
					<BidStatusTag status={bid.status} />
					{challenge.bidsCloseAt ? <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
					<DemoMark isDemo={bid.isDemo} />
				</span>
			</PageHead>
			{refused ? <Banner tone="danger">{refusalText({ code: refused })}</Banner> : null}
			{saved ? <Banner tone="success">{t('edit.saved', { at: format.time(version.savedAt) })}</Banner> : null}
			{bid.sealedAt && bid.receiptCode && bid.status !== 'withdrawn' ? (
				<Banner tone="success">
					<p>{t('edit.sealedInfo', { at: format.instant(bid.sealedAt), receipt: bid.receiptCode })}</p>
					{isEditable && hasUnsealedChanges ? <p>{t('edit.unsealedChanges')}</p> : null}
				</Banner>
			) : null}
			{isEditable ? (
				<>
					<p className="muted">{t('edit.lead')}</p>
					<BidEditor bidId={bid.id} revision={version.revision} content={content} indicators={indicators} budget={budget} />
					<BidFiles bidId={bid.id} files={files} isEditable />
					<div className="actions">
						<LinkButton variant="primary" to={`/bidder/bids/${bid.id}/seal`} reloadDocument>
							{t('edit.review')}
						</LinkButton>
						{bid.status === 'sealed' ? <LinkButton to={`/bidder/bids/${bid.id}/withdraw`}>{t('edit.withdraw')}</LinkButton> : null}
					</div>
				</>
			) : (
				<>
					{isOpen ? null : <Banner tone={gaps.length > 0 && !bid.sealedAt ? 'warn' : 'info'}>{bid.sealedAt ? t('read.over') : t('read.never')}</Banner>}
					{bid.status === 'withdrawn' && isOpen ? <LinkButton to={`/bidder/challenges/${challenge.code}/bids/new`}>{t('new.title')}</LinkButton> : null}
					<Outcome />
					<BidReading content={content} indicators={indicators} />
					<BidFiles bidId={bid.id} files={files} isEditable={false} />
				</>
			)}
		</main>
	)
}

function Outcome() {
	const { bid, challenge } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	if (bid.status !== 'won' && bid.status !== 'lost' && bid.status !== 'contracted') return null
	return (
		<Banner tone={bid.status === 'lost' ? 'info' : 'success'} title={`${t('read.outcome')}：${t(`status.${bid.status}`)}`}>
			{bid.outcomeReason ? (
				<p>
					{t('read.reason')}：{bid.outcomeReason}
				</p>
			) : null}
			{challenge.decisionReason ? <p>{challenge.decisionReason}</p> : null}
		</Banner>
	)
}
