import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ReviewTable } from '#app/components/review/review-table.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { reviewViews } from '#app/domain/review/review.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readReviews } from '#app/services/review/read-reviews.server.ts'

const Search = PageSearch.extend({ view: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.enum(reviewViews)).catch('waiting') })

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { page, view } = parseSearch(request, Search)
	const listed = await readReviews({ store: context.store, actor, view, page, now: context.now() })
	return { title: await pageTitle(request, (t) => t('review:desk.title')), view, ...listed }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Reviews() {
	const { t } = useTranslation('review')
	const { reviews, counts, view, offset, page, pages } = useLoaderData<typeof loader>()
	const tabs = counts.map(({ view: one, count }) => ({
		to: `/issuer/reviews?view=${one}`,
		label: t(`desk.views.${one}`),
		count: String(count),
		isCurrent: one === view,
	}))
	return (
		<main id="main" className="wrap">
			<PageHead title={t('desk.title')} />
			<Tabs label={t('desk.title')} tabs={tabs} />
			{reviews.length === 0 ? (
				<EmptyState title={t(`desk.none.${view}.title`)}>
					<p>{t(`desk.none.${view}.text`)}</p>
				</EmptyState>
			) : (
				<ReviewTable reviews={reviews} to="/issuer/reviews" {...(view === 'waiting' ? { offset } : {})} />
			)}
			<Pagination page={page} pages={pages} to={(to) => `/issuer/reviews?view=${view}&page=${to}`} />
		</main>
	)
}
