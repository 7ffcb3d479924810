import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { RulesTable } from '#app/components/rules/rules-table.tsx'
import { useRuleTexts } from '#app/components/rules/use-rule-texts.ts'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { ruleOwners } from '#app/domain/rules/rule-pack.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readRules } from '#app/services/rules/read-rules.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { owner } = parseParams(params, z.object({ owner: z.enum(ruleOwners) }))
	const actor = await getActor(context)
	const { cities } = await listCorridor(context.store, context.now())
	return { title: await pageTitle(request, (t) => t('rules:title')), owner, cities, ...(await readRules({ store: context.store, actor, owner })) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function RulePackPage() {
	const { t } = useTranslation('rules')
	const { owner, versions, cities, canChange } = useLoaderData<typeof loader>()
	const format = useFormat()
	const texts = useRuleTexts(cities)
	const [current, ...earlier] = versions
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/rules', label: t('title') }]} />
			<PageHead title={texts.ownerName(owner)} actions={canChange ? <LinkButton to={`/rules/${owner}/change`}>{t('change')}</LinkButton> : null} />
			{current ? (
				<section>
					<h2>
						{t('current')} · {texts.packName(current)}
					</h2>
					<p>
						{current.createdAt ? `${t('since', { day: format.day(current.createdAt) })} · ` : null}
						{t('source')}: {current.source}
					</p>
					<RulesTable rules={current.rules} texts={texts} />
				</section>
			) : (
				<p>
					{t('none')} <Link to="/rules/office">{t('office')}</Link>
				</p>
			)}
			{earlier.length > 0 ? (
				<section>
					<h2>{t('earlier')}</h2>
					{earlier.map((pack) => (
						<details key={pack.version} id={`v${pack.version}`}>
							<summary>
								{texts.packName(pack)} {pack.createdAt ? format.day(pack.createdAt) : null}
							</summary>
							<p>
								{t('source')}: {pack.source}
							</p>
							<RulesTable rules={pack.rules} texts={texts} />
						</details>
					))}
				</section>
			) : null}
		</main>
	)
}
