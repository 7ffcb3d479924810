import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChallengeRow } from '#app/components/challenge/challenge-row.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { ChainMark, DemoMark, Tag } from '#app/components/ui/tag.tsx'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { nameIn } from '#app/i18n/format.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { readOrganisation } from '#app/services/organisation/read-organisation.server.ts'

const Params = z.object({ slug: z.string().max(100) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { slug } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readOrganisation({ store: context.store, slug, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { organisation } = outcome.value
	const head = await pageHead({ request, context, path: `/organisations/${encodeURIComponent(slug)}` }, (t, language) => ({
		title: nameIn(language, organisation),
		description: organisation.introduction || t(`organisation:kind.${organisation.kind}`),
	}))
	return { head, ...outcome.value, now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function Organisation() {
	const { organisation, city, ledChains, issued, won, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('organisation')
	const format = useFormat()
	return (
		<main id="main" className="wrap">
			<PageHead title={format.name(organisation)}>
				<span className="cluster">
					<Tag>{t(`kind.${organisation.kind}`)}</Tag>
					{city ? <span>{format.title(city)}</span> : null}
					{organisation.website ? (
						<a href={organisation.website} rel="noreferrer nofollow">
							{t('page.website')}
						</a>
					) : null}
					<DemoMark isDemo={organisation.isDemo} />
				</span>
			</PageHead>
			{organisation.status === 'unclaimed' ? <Banner>{t('page.unclaimed')}</Banner> : null}
			{organisation.introduction ? <p className="prose">{organisation.introduction}</p> : null}
			{ledChains.length > 0 ? (
				<p className="cluster">
					{t('page.leads')}
					{ledChains.map((chain) => (
						<Link key={chain.slug} to={`/chains/${chain.slug}`}>
							<ChainMark hue={chain.hue} name={format.title(chain)} />
						</Link>
					))}
				</p>
			) : null}
			<h2>{t('page.issued')}</h2>
			{issued.length === 0 ? <p className="muted">{t('page.none')}</p> : null}
			<ol className="challenge-rows">
				{issued.map((challenge) => (
					<li key={challenge.code}>
						<ChallengeRow challenge={challenge} serverNow={now} status={challenge.status === 'open' ? undefined : <StatusTag status={challenge.status} />} />
					</li>
				))}
			</ol>
			<h2>{t('page.won')}</h2>
			{won.length === 0 ? <p className="muted">{t('page.nothingWon')}</p> : null}
			<ul className="entries">
				{won.map((challenge) => (
					<li key={challenge.code}>
						<h3 lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
							<Link to={`/challenges/${challenge.code}`}>{challenge.title}</Link>
						</h3>
						<span className="cluster muted">
							<span className="code">{challenge.code}</span>
							<StatusTag status={challenge.status} />
							{challenge.decidedAt ? <span>{format.day(challenge.decidedAt)}</span> : null}
						</span>
					</li>
				))}
			</ul>
		</main>
	)
}
