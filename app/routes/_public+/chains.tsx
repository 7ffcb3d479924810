import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ChainCards } from '#app/components/chain/chain-cards.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { chains } = await listCorridor(context.store, context.now())
	return { title: await pageTitle(request, (t) => t('organisation:chain.title')), chains }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Chains() {
	const { chains } = useLoaderData<typeof loader>()
	const { t } = useTranslation('organisation')
	return (
		<main id="main" className="wrap">
			<PageHead title={t('chain.title')}>{t('chain.subtitle')}</PageHead>
			<ChainCards chains={chains} />
			<p>
				<Link to="/challenges">{t('chain.open')}</Link>
			</p>
		</main>
	)
}
