import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NoticeTable } from '#app/components/award/notice-table.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { readNotices } from '#app/services/award/read-notices.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { page } = parseSearch(request, PageSearch)
	return { title: await pageTitle(request, (t) => t('notice:title')), page, ...(await readNotices({ store: context.store, page })) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Notices() {
	const { t } = useTranslation('notice')
	const { running, settled, page, hasMore } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('title')} />
			<p className="measure">{t('lead')}</p>
			<h2>{t('running')}</h2>
			{running.length === 0 ? (
				<EmptyState title={t('none.title')}>
					<p>{t('none.text')}</p>
				</EmptyState>
			) : (
				<NoticeTable notices={running} />
			)}
			<h2>{t('settled')}</h2>
			{settled.length === 0 ? <p>{t('noneSettled')}</p> : <NoticeTable notices={settled} />}
			<Pagination page={page} pages={hasMore ? page + 1 : page} to={(to) => `/notices?page=${to}`} />
		</main>
	)
}
