import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ChainCards } from '#app/components/chain/chain-cards.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { readAlliances } from '#app/services/chain/read-alliances.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const head = await pageHead({ request, context, path: '/chains' }, (t) => ({
		title: t('organisation:chain.title'),
		description: t('organisation:chain.subtitle'),
	}))
	return { head, chains: await readAlliances({ store: context.store, now: context.now() }) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function Chains() {
	const { chains } = useLoaderData<typeof loader>()
	const { t } = useTranslation('organisation')
	return (
		<main id="main" className="wrap">
			<PageHead title={t('chain.title')}>{t('chain.subtitle')}</PageHead>
			<ChainCards chains={chains} heading="h2" />
		</main>
	)
}
