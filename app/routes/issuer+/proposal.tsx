import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { ProposalFacts } from '#app/components/award/proposal-facts.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { PeriodReasoning } from '#app/components/rules/period-reasoning.tsx'
import { useRuleTexts } from '#app/components/rules/use-rule-texts.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Confirm } from '#app/components/ui/confirm.tsx'
import { Breadcrumbs, EmptyState } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readProposal } from '#app/services/award/read-proposal.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readProposal({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { losers, ...shown } = outcome.value
	const { cities } = await listCorridor(context.store, context.now())
	return {
		title: await pageTitle(request, (t) => t('award:proposalOf', { title: shown.challenge.title })),
		...parseSearch(request, RefusedSearch),
		...shown,
		cities,
		told: losers.filter(({ feedback }) => feedback !== '').length,
		losers: losers.length,
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Proposal() {
	const { challenge, proposals, hasOpen, refused, losers, told, why } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['award', 'bid'])
	const refusalText = useRefusalText()
	return (
		<NarrowPage
			title={t('proposalOf', { title: challenge.title })}
			above={<Breadcrumbs items={[{ to: `/issuer/challenges/${challenge.code}/bids`, label: t('bid:issuer.title') }]} />}
		>
			{refused ? <Banner tone="danger">{refusalText({ code: refused, count: losers - told })}</Banner> : null}
			<ConflictBanner why={why} />
			{hasOpen ? <Steps /> : null}
			{!hasOpen && challenge.status === 'evaluating' && why.length === 0 ? (
				<LinkButton variant="primary" to={`/issuer/challenges/${challenge.code}/award`}>
					{t('bid:issuer.award')}
				</LinkButton>
			) : null}
			{proposals.length === 0 && why.length === 0 ? <EmptyState title={t('none')} /> : null}
			{proposals.map((proposal) => (
				<ProposalFacts key={proposal.number} proposal={proposal} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'} />
			))}
		</NarrowPage>
	)
}

/** What is to be done with the open proposal: feedback, then publish; or withdraw it. */
function Steps() {
	const { challenge, losers, told, notice, pack, cities } = useLoaderData<typeof loader>()
	const { t } = useTranslation('award')
	const texts = useRuleTexts(cities)
	const page = `/issuer/challenges/${challenge.code}`
	return (
		<section className="no-print">
			<h2>{t('steps')}</h2>
			{losers > 0 ? (
				<p>
					{t('feedback.count', { told, count: losers })}{' '}
					<LinkButton variant={told < losers ? 'primary' : 'plain'} to={`${page}/feedback`}>
						{t('feedback.command')}
					</LinkButton>
				</p>
			) : null}
			{told < losers ? (
				<p className="muted">{t('feedback.first')}</p>
			) : (
				<>
					<p>
						{t('notice', { length: texts.value('noticeDays', pack.rules), pack: texts.packName(pack), source: pack.source, at: notice.period.to })}{' '}
						<PeriodReasoning period={notice.period} />
					</p>
					<Confirm command={t('publish.command')} title={t('publish.sure')}>
						<Form method="post" action={`${page}/proposal/publish`}>
							<Button variant="danger">{t('publish.submit')}</Button>
						</Form>
					</Confirm>
				</>
			)}
			<p>
				<LinkButton variant="quiet" to={`${page}/proposal/withdraw`}>
					{t('withdraw.command')}
				</LinkButton>
			</p>
		</section>
	)
}
