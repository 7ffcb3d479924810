import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { ChainMark } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readChains } from '#app/services/chain/read-chains.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	return { title: await pageTitle(request, (t) => t('office:chains.title')), chains: await readChains(context) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OfficeChains() {
	const { t } = useTranslation('office')
	const { title, name } = useFormat()
	const { chains } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('chains.title')} actions={<LinkButton to="/office/chains/new">{t('chains.create')}</LinkButton>} />
			{chains.length === 0 ? (
				<EmptyState title={t('chains.none.title')}>
					<p>{t('chains.none.text')}</p>
				</EmptyState>
			) : (
				<table className="stacked">
					<thead>
						<tr>
							<th scope="col">{t('chains.title')}</th>
							<th scope="col">{t('chains.lead')}</th>
							<th scope="col">{t('chains.code')}</th>
						</tr>
					</thead>
					<tbody>
						{chains.map((chain) => (
							<tr key={chain.slug}>
								<th scope="row">
									<Link to={`/office/chains/${chain.slug}`}>
										<ChainMark hue={chain.hue} name={title(chain)} />
									</Link>
								</th>
								<td data-label={t('chains.lead')}>{chain.leadName ? name({ name: chain.leadName, nameEn: chain.leadNameEn }) : t('chains.noLead')}</td>
								<td data-label={t('chains.code')}>{chain.codePrefix}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</main>
	)
}
