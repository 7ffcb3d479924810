import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { RankingTable } from '#app/components/evaluation/ranking-table.tsx'
import { SheetsTable } from '#app/components/evaluation/sheets-table.tsx'
import { useEvaluationTexts } from '#app/components/evaluation/use-evaluation-texts.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { EvaluationSearch } from '#app/domain/evaluation/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readRanking } from '#app/services/evaluation/read-ranking.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, z.object({ code: z.string().max(60) }))
	const { page, bid, evaluation: number } = parseSearch(request, EvaluationSearch)
	const outcome = await readRanking({ store: context.store, vault: context.vault, actor, code, number, page, bid, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('ranking:title')), ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Ranking() {
	const { challenge, evaluation, numbers, why, progress, ranking, chosen, maySetDefence } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['ranking', 'bid'])
	const { called } = useEvaluationTexts()
	const own = `/issuer/challenges/${encodeURIComponent(challenge.code)}`
	const pathOf = (page: number) => `${own}/ranking?evaluation=${evaluation.number}&page=${page}`
	return (
		<main id="main" className="wrap landscape">
			<Breadcrumbs items={[{ to: `${own}/bids`, label: t('bid:issuer.title') }]} />
			<PageHead title={t('title')} actions={<LinkButton to={`${own}/comparison`}>{t('comparison.title')}</LinkButton>}>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<span lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</span>
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			<ConflictBanner why={why} />
			{numbers.length > 1 ? (
				<Tabs
					label={t('evaluations')}
					tabs={numbers.map((number) => ({
						to: `${own}/ranking?evaluation=${number}`,
						label: t('evaluationOf', { number }),
						isCurrent: number === evaluation.number,
					}))}
				/>
			) : null}
			{evaluation.status === 'scoring' && progress ? <Banner>{t('waiting.issuer', progress)}</Banner> : null}
			{ranking.rows.length > 0 ? (
				<RankingTable
					{...ranking}
					sheetsPath={(bidId) => `${pathOf(ranking.page)}&bid=${bidId}#sheets`}
					{...(maySetDefence ? { defencePath: (bidId: string) => `${own}/bids/${bidId}/defence` } : {})}
				/>
			) : null}
			<Pagination page={ranking.page} pages={ranking.pages} to={pathOf} />
			{chosen ? (
				<section id="sheets">
					<h2>{t('sheetsOf', { bid: called(chosen) })}</h2>
					<SheetsTable {...chosen} />
				</section>
			) : null}
		</main>
	)
}
