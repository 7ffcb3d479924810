import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { NoticeClock } from '#app/components/award/notice-clock.tsx'
import { BidComparison } from '#app/components/bid/bid-comparison.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { WaitingLine } from '#app/components/challenge/waiting-line.tsx'
import { EvaluationStep } from '#app/components/evaluation/evaluation-step.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { saysMoved } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { compareBids } from '#app/services/award/compare-bids.server.ts'
import { readEvaluation } from '#app/services/evaluation/read-evaluation.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const now = context.now()
	const outcome = await compareBids({ store: context.store, vault: context.vault, actor, code, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const evaluation = await readEvaluation({ store: context.store, actor, code, now })
	const { refused } = parseSearch(request, RefusedSearch)
	const moved = refused && saysMoved(refused) ? await readMoved({ store: context.store, actor, record: 'challenge', code, now }) : null
	return {
		title: await pageTitle(request, (t) => t('bid:issuer.title')),
		refused,
		moved,
		...outcome.value,
		evaluation: evaluation.ok ? evaluation.value : null,
		now,
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Bids() {
	const { challenge, bids, indicators, arePricesSealed, proposal, refused, moved, why, waiting, evaluation, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['bid', 'award', 'ranking'])
	const refusalText = useRefusalText()
	const page = `/issuer/challenges/${challenge.code}`
	const isJudging = ['opened', 'evaluating'].includes(challenge.status) && why.length === 0
	const mayPropose = isJudging && challenge.status === 'evaluating' && !proposal && !arePricesSealed && bids.some((bid) => bid.mayWin)
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />
			<PageHead
				title={t('issuer.title')}
				actions={
					<>
						{mayPropose ? (
							<LinkButton variant="primary" to={`${page}/award`}>
								{t('issuer.award')}
							</LinkButton>
						) : null}
						{proposal && why.length === 0 ? (
							<LinkButton variant={proposal === 'open' ? 'primary' : 'plain'} to={`${page}/proposal`}>
								{t('award:proposal')}
							</LinkButton>
						) : null}
						{challenge.status === 'evaluating' ? <LinkButton to={`${page}/ranking`}>{t('ranking:title')}</LinkButton> : null}
						{isJudging && proposal !== 'open' ? <LinkButton to={`${page}/unfill`}>{t('issuer.unfill')}</LinkButton> : null}
					</>
				}
			>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<StatusTag status={challenge.status} />
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			<MovedBanner moved={moved} />
			{refused && !moved ? <Banner tone="danger">{refusalText({ code: refused })}</Banner> : null}
			<ConflictBanner why={why} />
			{waiting && isJudging ? <WaitingLine code={challenge.code} waiting={waiting} /> : null}
			<Standing />
			{evaluation ? <EvaluationStep evaluation={evaluation} now={now} /> : null}
			{bids.length > 0 ? (
				<BidComparison
					code={challenge.code}
					bids={bids}
					indicators={indicators}
					clarificationCount={challenge.clarificationCount}
					arePricesSealed={arePricesSealed}
				/>
			) : null}
		</main>
	)
}

/** Where the bids stand: what is waited for, or what was decided. */
function Standing() {
	const { challenge, bidCount, isKeyed, arePricesSealed, mayOpen, bids, award, now, why } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['bid', 'clarify', 'notice', 'keys'])
	const format = useFormat()
	const winner = bids.find((bid) => bid.id === challenge.awardedBidId)
	const winners = award?.winners ?? []
	if (challenge.status === 'open') {
		return (
			<Banner>
				<p>{t('issuer.before')}</p>
				{challenge.bidsCloseAt ? (
					<p>
						<Countdown closesAt={challenge.bidsCloseAt} serverNow={now} />
					</p>
				) : null}
				{challenge.clarificationCount > 0 ? <p>{t('clarify:bid.before')}</p> : null}
				<p>{bidCount === null ? t('issuer.hidden') : t('issuer.count', { count: bidCount })}</p>
			</Banner>
		)
	}
	if (isKeyed && challenge.status === 'closed') {
		return (
			<Banner>
				{t('issuer.holders')} <Link to={`/challenges/${challenge.code}/opening`}>{t('keys:public.record')}</Link>
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
			{arePricesSealed && bids.length > 0 ? (
				<Banner>
					{t('issuer.pricesSealed')} <Link to={`/challenges/${challenge.code}/opening`}>{t('keys:public.record')}</Link>
				</Banner>
			) : null}
			{award && challenge.status === 'noticed' ? (
				<Banner title={t('notice:section')}>
					<p>
						{t('notice:winner')}: {format.names(winners)}
					</p>
					<NoticeClock award={award} openCount={award.openCount} />
					<p className="prose">{award.reason}</p>
				</Banner>
			) : null}
			{challenge.decisionReason ? (
				<Banner tone={winner ? 'success' : 'warn'} title={t('issuer.decided')}>
					{winner ? <p>{t('issuer.winner', { name: winners.length > 0 ? format.names(winners) : format.name(winner.bidder) })}</p> : null}
					{challenge.unfilledReason ? <p>{t('read.unfilled', { reason: t(`unfill.codes.${challenge.unfilledReason}`) })}</p> : null}
					<p className="prose">{challenge.decisionReason}</p>
					{challenge.decidedAt ? <p className="faint">{t('issuer.decidedAt', { at: format.instant(challenge.decidedAt) })}</p> : null}
				</Banner>
			) : null}
			{bids.length === 0 && why.length === 0 ? (
				<EmptyState title={t('issuer.none')}>{challenge.status === 'unfilled' ? null : <p>{t('issuer.noneHint')}</p>}</EmptyState>
			) : null}
		</>
	)
}
