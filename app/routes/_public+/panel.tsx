import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { ExcludedExperts } from '#app/components/judging/excluded-experts.tsx'
import { PanelSeats } from '#app/components/judging/panel-seats.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { CodeParams } from '#app/domain/judging/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { readPanel } from '#app/services/judging/read-panel.server.ts'
import { readCities } from '#app/services/organisation/read-cities.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, CodeParams)
	const outcome = await readPanel({ store: context.store, actor: await getActor(context), code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('judging:panel.title')), ...outcome.value, cities: await readCities(context) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Panel() {
	const { t } = useTranslation('judging')
	const { challenge, panel, seats, canRecall, excluded, words, canCommit, canDraw, canDissolve, cities, why } = useLoaderData<typeof loader>()
	const address = `/challenges/${encodeURIComponent(challenge.code)}`
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: address, label: challenge.code }]} />
			<PageHead title={t('panel.title')}>
				<span lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</span>
			</PageHead>
			<ConflictBanner why={why} />
			{panel ? <Commitment /> : <EmptyState title={t('panel.none.title')}>{canCommit ? null : <p>{t('panel.none.text')}</p>}</EmptyState>}
			{panel?.status === 'dissolved' ? <Banner tone="warn">{t('dissolve.done')}</Banner> : null}
			{canDissolve ? (
				<Banner tone="warn" title={t('dissolve.empty')}>
					<p>{t('dissolve.lead')}</p>
					<LinkButton to={`${address}/panel/dissolve`}>{t('dissolve.title')}</LinkButton>
				</Banner>
			) : null}
			{canCommit ? (
				<p className="actions">
					<LinkButton variant="primary" to={`${address}/panel/commit`}>
						{t('commit.title')}
					</LinkButton>
				</p>
			) : null}
			{canDraw ? (
				<Banner tone="warn" title={t('draw.yours')}>
					<p>{t('draw.lead')}</p>
					<LinkButton variant="primary" to={`${address}/panel/draw`}>
						{t('draw.title')}
					</LinkButton>
				</Banner>
			) : null}
			{seats && words !== null ? (
				<>
					<PanelSeats seats={seats} cities={cities} canRecall={canRecall} />
					<h2>{t('panel.check')}</h2>
					<p>{t('panel.checkText', { words })}</p>
					<p>
						<code className="long">{`npm run draw -- ${challenge.code}-draw.json`}</code>
					</p>
					<p className="no-print">
						<a href={`${address}/panel/record`} download>
							{t('panel.download')}
						</a>
					</p>
				</>
			) : panel?.drawnAt ? (
				<p className="muted">{t('panel.hidden')}</p>
			) : null}
			{excluded.length > 0 ? <ExcludedExperts excluded={excluded} /> : null}
		</main>
	)
}

/** What is public from the commitment on. */
function Commitment() {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const { panel } = useLoaderData<typeof loader>()
	if (!panel) return null
	const facts = [
		...(panel.number > 1 ? [[t('panel.number'), format.number(panel.number)] as const] : []),
		[t('panel.committed'), format.instant(panel.committedAt)],
		[t('panel.size'), format.number(panel.size)],
		[t('panel.drawn'), panel.drawnAt ? format.instant(panel.drawnAt) : t('panel.notDrawn')],
	] as const
	return (
		<section>
			<dl className="facts">
				{facts.map(([label, value]) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			{[
				[t('panel.secretHash'), panel.secretHash],
				[t('panel.inputHash'), panel.inputHash],
			].map(([label, hash]) => (
				<p key={label}>
					{label}
					<br />
					<code className="long">{hash}</code>
				</p>
			))}
			<p className="muted">{t('panel.hashes')}</p>
		</section>
	)
}
