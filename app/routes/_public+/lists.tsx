import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListEntries } from '#app/components/list/list-entries.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { readLists } from '#app/services/list/read-lists.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { page } = parseSearch(request, PageSearch)
	return { title: await pageTitle(request, (t) => t('list:title')), ...(await readLists({ store: context.store, page, now: context.now() })) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Lists() {
	const { lists, page, pages } = useLoaderData<typeof loader>()
	const { t } = useTranslation('list')
	return (
		<main id="main" className="wrap">
			<PageHead title={t('title')}>{t('subtitle')}</PageHead>
			{lists.length === 0 ? (
				<EmptyState title={t('none')}>
					<p>{t('noneHint')}</p>
				</EmptyState>
			) : null}
			<ListEntries lists={lists} />
			<Pagination page={page} pages={pages} to={(to) => `/lists?page=${to}`} />
		</main>
	)
}
