import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BidStatusTag } from '#app/components/bid/bid-status.tsx'
import { ShortCountdown } from '#app/components/challenge/countdown.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { nextStepOf } from '#app/domain/bid/next-step.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listInvitations } from '#app/services/bid/list-invitations.server.ts'
import { listOwnBids } from '#app/services/bid/list-own-bids.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { page } = parseSearch(request, PageSearch)
	const now = context.now()
	const outcome = await listOwnBids({ store: context.store, actor, page, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const invitations = await listInvitations({ store: context.store, actor, now })
	return { title: await pageTitle(request, (t) => t('bid:desk.title')), ...outcome.value, invitations, now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BidderDesk() {
	const { bids, count, page, pages, invitations } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	return (
		<main id="main" className="wrap">
			<PageHead title={t('desk.nav')} actions={<LinkButton to="/challenges?stage=open">{t('desk.browse')}</LinkButton>}>
				{t('desk.count', { count })}
			</PageHead>
			{invitations.length > 0 ? <Invitations /> : null}
			{bids.length === 0 ? (
				<EmptyState title={t('desk.none')}>
					<p>{t('desk.noneHint')}</p>
				</EmptyState>
			) : (
				<ul className="entries">
					{bids.map((bid) => (
						<BidLine key={bid.id} bid={bid} />
					))}
				</ul>
			)}
			<Pagination page={page} pages={pages} to={(to) => `/bidder?page=${to}`} />
		</main>
	)
}

function Invitations() {
	const { invitations, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<section>
			<h2>{t('invitation.desk')}</h2>
			<ul className="entries">
				{invitations.map(({ bidId, state, lead, challenge }) => (
					<li key={bidId} className="bid-line">
						<div>
							<span className="code">{challenge.code}</span>
							<h3 className="entry-title" lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
								<Link to={`/bidder/invitations/${bidId}`}>{challenge.title}</Link>
							</h3>
							<span className="muted">{format.name(lead)}</span>
						</div>
						<p>{t(`partners.state.${state}`)}</p>
						{challenge.status === 'open' && challenge.bidsCloseAt ? <ShortCountdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
					</li>
				))}
			</ul>
		</section>
	)
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['bids'][number]

function BidLine({ bid }: { bid: Line }) {
	const { now } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['bid', 'clarify', 'screening'])
	const format = useFormat()
	const { challenge } = bid
	const status = statusAt(challenge, now)
	const closesAt = bid.correctionDueAt ?? (status === 'open' ? challenge.bidsCloseAt : null)
	return (
		<li className="bid-line">
			<div>
				<div className="cluster">
					<span className="code">{challenge.code}</span>
					<BidStatusTag status={bid.status} />
					<DemoMark isDemo={bid.isDemo} />
				</div>
				<h2 className="entry-title" lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
					<Link to={`/bidder/bids/${bid.id}`}>{challenge.title}</Link>
				</h2>
				<span className="muted">
					{format.name(bid.issuer)}
					{bid.sealedAt ? ` · ${t('desk.sealedAt', { at: format.instant(bid.sealedAt) })}` : null}
				</span>
			</div>
			<p>
				{bid.correctionDueAt ? (
					<Link to={`/bidder/bids/${bid.id}/correction`}>{t('screening:own.desk')}</Link>
				) : bid.unconfirmed !== null && status === 'open' ? (
					<Link to={`/bidder/bids/${bid.id}`}>{t('clarify:bid.desk', { number: bid.unconfirmed })}</Link>
				) : (
					t(`step.${nextStepOf(bid.status, status)}`)
				)}
			</p>
			{closesAt ? <ShortCountdown closesAt={closesAt} serverNow={now} /> : null}
		</li>
	)
}
