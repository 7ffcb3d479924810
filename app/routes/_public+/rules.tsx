import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useRuleTexts } from '#app/components/rules/use-rule-texts.ts'
import { Link } from '#app/components/ui/link.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readCurrentRules } from '#app/services/rules/read-rules.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { cities } = await listCorridor(context.store, context.now())
	return { title: await pageTitle(request, (t) => t('rules:title')), packs: await readCurrentRules(context.store), cities }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function RulesPage() {
	const { t } = useTranslation('rules')
	const { packs, cities } = useLoaderData<typeof loader>()
	const texts = useRuleTexts(cities)
	const shown = ['minimumWindowDays', 'noticeDays', 'objectionForms'] as const
	return (
		<main id="main" className="wrap">
			<PageHead title={t('title')} />
			<p className="measure">{t('lead')}</p>
			<table className="stacked">
				<thead>
					<tr>
						<th scope="col">{t('title')}</th>
						{shown.map((key) => (
							<th scope="col" key={key}>
								{t(`key.${key}`)}
							</th>
						))}
						<th scope="col">{t('source')}</th>
					</tr>
				</thead>
				<tbody>
					{packs.map((pack) => (
						<tr key={pack.owner}>
							<th scope="row">
								<Link to={`/rules/${pack.owner}`}>{texts.packName(pack)}</Link>
							</th>
							{shown.map((key) => (
								<td key={key} data-label={t(`key.${key}`)}>
									{texts.value(key, pack.rules)}
								</td>
							))}
							<td data-label={t('source')}>{pack.source}</td>
						</tr>
					))}
				</tbody>
			</table>
		</main>
	)
}
