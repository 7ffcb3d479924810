import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListEntries } from '#app/components/list/list-entries.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { readLists } from '#app/services/list/read-lists.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { page } = parseSearch(request, PageSearch)
	const found = await readLists({ store: context.store, page, now: context.now() })
	const path = found.page > 1 ? `/lists?page=${found.page}` : '/lists'
	return { head: await pageHead({ request, context, path }, (t) => ({ title: t('list:title'), description: t('list:subtitle') })), ...found }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function Lists() {
	const { lists, page, pages } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['list', 'event'])
	return (
		<main id="main" className="wrap">
			<PageHead title={t('title')} actions={<LinkButton to="/events">{t('event:title')}</LinkButton>}>
				{t('subtitle')}
			</PageHead>
			{lists.length === 0 ? (
				<EmptyState title={t('none')}>
					<p>{t('noneHint')}</p>
				</EmptyState>
			) : null}
			<ListEntries lists={lists} heading="h2" />
			<Pagination page={page} pages={pages} to={(to) => `/lists?page=${to}`} />
		</main>
	)
}
