import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MeetingLock } from '#app/components/evaluation/meeting-lock.tsx'
import { RankingTable } from '#app/components/evaluation/ranking-table.tsx'
import { SheetsTable } from '#app/components/evaluation/sheets-table.tsx'
import { useEvaluationTexts } from '#app/components/evaluation/use-evaluation-texts.ts'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { EvaluationParams, EvaluationSearch } from '#app/domain/evaluation/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readMeeting } from '#app/services/evaluation/read-meeting.server.ts'

/** The meeting view of a panel. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { evaluationId } = parseParams(params, EvaluationParams)
	const { page, bid } = parseSearch(request, EvaluationSearch)
	const outcome = await readMeeting({ store: context.store, vault: context.vault, actor, evaluationId, page, bid, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('ranking:meeting.title')), ...parseSearch(request, RefusedSearch), ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Meeting() {
	const meeting = useLoaderData<typeof loader>()
	const { challenge, evaluation, why, seatNumber, isChair, seesOthers, progress, ranking, chosen, refused } = meeting
	const { t } = useTranslation(['ranking', 'judging'])
	const format = useFormat()
	const refusalText = useRefusalText()
	const { called, seat } = useEvaluationTexts()
	const own = `/expert/evaluations/${evaluation.id}`
	return (
		<main id="main" className="wrap landscape">
			<Breadcrumbs items={[{ to: '/expert', label: t('judging:desk.title') }]} />
			<PageHead title={t('meeting.title')} actions={<LinkButton to={`${own}/comparison`}>{t('meeting.comparison')}</LinkButton>}>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<span lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</span>
					<span>
						{t('meeting.you', { seat: seat(seatNumber) })}
						{isChair ? t('meeting.chair') : null}
					</span>
					{evaluation.status === 'scoring' ? <span>{t('meeting.due', { at: format.end(evaluation.dueAt) })}</span> : null}
				</span>
			</PageHead>
			{refused ? <Banner tone="danger">{refusalText({ code: refused })}</Banner> : null}
			<ConflictBanner why={why} />
			<Defences />
			{seesOthers ? (
				<>
					<MeetingLock {...meeting} />
					<RankingTable {...ranking} sheetsPath={(bidId) => `${own}?page=${ranking.page}&bid=${bidId}#sheets`} />
					<Pagination page={ranking.page} pages={ranking.pages} to={(page) => `${own}?page=${page}`} />
					{chosen ? (
						<section id="sheets">
							<h2>{t('sheetsOf', { bid: called(chosen) })}</h2>
							<SheetsTable {...chosen} />
						</section>
					) : null}
				</>
			) : progress ? (
				<Banner>{t('waiting.expert', progress)}</Banner>
			) : null}
		</main>
	)
}

function Defences() {
	const { defences, evaluation } = useLoaderData<typeof loader>()
	const { t } = useTranslation('ranking')
	const format = useFormat()
	const { called } = useEvaluationTexts()
	if (defences.length === 0) return null
	return (
		<section>
			<h2>{t('defence.name')}</h2>
			<ul className="rows">
				{defences.map((defence) => (
					<li key={defence.bidId}>
						<span>
							{called(defence)} <span className="faint">{defence.place}</span>
						</span>
						<span>{t('defence.span', { from: format.instant(defence.startsAt), to: format.minute(defence.endsAt) })}</span>
						<Link to={`/expert/evaluations/${evaluation.id}/defences/${defence.bidId}`}>{t(defence.isMinuted ? 'defence.minuted' : 'defence.minutes')}</Link>
					</li>
				))}
			</ul>
		</section>
	)
}
