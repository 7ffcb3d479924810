import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BidStatusTag } from '#app/components/bid/bid-status.tsx'
import { ShortCountdown } from '#app/components/challenge/countdown.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listOwnBids } from '#app/services/bid/list-own-bids.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { page } = parseSearch(request, PageSearch)
	const outcome = await listOwnBids({ store: context.store, actor, page })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('bid:desk.title')), ...outcome.value, now: context.now() }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BidderDesk() {
	const { bids, page, pages, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('desk.nav')} />
			{bids.length === 0 ? (
				<EmptyState title={t('desk.none')}>
					<p>{t('desk.noneHint')}</p>
					<LinkButton to="/challenges">{t('desk.browse')}</LinkButton>
				</EmptyState>
			) : null}
			<ul className="entries">
				{bids.map((bid) => (
					<li key={bid.id}>
						<h2 className="entry-title" lang={bid.challenge.language === 'zh' ? 'zh-CN' : 'en'}>
							<Link to={`/bidder/bids/${bid.id}`}>{bid.challenge.title}</Link>
						</h2>
						<div className="cluster muted">
							<span className="code">{bid.challenge.code}</span>
							<BidStatusTag status={bid.status} />
							<span>{format.name(bid.issuer)}</span>
							{bid.sealedAt ? <span>{t('desk.sealedAt', { at: format.instant(bid.sealedAt) })}</span> : null}
							<DemoMark isDemo={bid.isDemo} />
						</div>
						{bid.challenge.bidsCloseAt && ['draft', 'sealed', 'withdrawn'].includes(bid.status) ? (
							<ShortCountdown closesAt={bid.challenge.bidsCloseAt} serverNow={now} />
						) : null}
					</li>
				))}
			</ul>
			<Pagination page={page} pages={pages} to={(to) => `/bidder?page=${to}`} />
		</main>
	)
}
