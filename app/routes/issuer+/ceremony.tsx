import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CeremonyMaker } from '#app/components/seal/ceremony-maker.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readCeremony } from '#app/services/seal/ceremony.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await readCeremony({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('keys:ceremony.title')), ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Ceremony() {
	const { list, asked, candidates, ceremony } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['keys', 'list'])
	const format = useFormat()
	const { revalidate } = useRevalidator()
	const address = `/issuer/lists/${encodeURIComponent(list.code)}`
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: address, label: format.name({ name: list.title, nameEn: list.titleEn }) }]} />
			<PageHead title={t('ceremony.title')} />
			<p className="prose">{t('ceremony.lead')}</p>
			<noscript>
				<p className="muted">{t('ceremony.withoutScript')}</p>
			</noscript>
			{ceremony ? (
				<section>
					{ceremony.missing > 0 ? <Banner tone="warn">{t('ceremony.missing', { count: ceremony.missing })}</Banner> : null}
					{ceremony.testedAt ? (
						<Banner tone="success">{t('ceremony.tested', { at: format.instant(ceremony.testedAt) })}</Banner>
					) : (
						<Banner>{ceremony.isRehearsed ? t('ceremony.rehearsed') : t('ceremony.untested')}</Banner>
					)}
					<p>{t('ceremony.made', { at: format.instant(ceremony.madeAt) })}</p>
					<h2>{t('ceremony.holders')}</h2>
					<ol>
						{ceremony.holders.map(({ number, name, organisation, checkedAt, loss }) => (
							<li key={number}>
								{format.name(organisation)} · {name} –{' '}
								{loss === 'lost' ? t('ceremony.lost') : checkedAt ? t('ceremony.checked', { at: format.instant(checkedAt) }) : t('ceremony.unchecked')}
							</li>
						))}
					</ol>
				</section>
			) : null}
			{list.status === 'draft' ? (
				<CeremonyMaker
					key={ceremony ? ceremony.madeAt.getTime() : 0}
					path={`${address}/ceremony/make`}
					candidates={candidates}
					asked={asked}
					isAgain={ceremony !== null}
					onDone={revalidate}
				/>
			) : null}
		</main>
	)
}
