import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ReviewTable } from '#app/components/review/review-table.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readAssignments } from '#app/services/review/read-diagnosis.server.ts'

/** The broker's desk: what is assigned to it, the first due first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'broker')
	return {
		title: await pageTitle(request, (t) => t('review:broker.title')),
		isHandedBack: new URL(request.url).searchParams.has('handed-back'),
		reviews: await readAssignments({ store: context.store, actor, now: context.now() }),
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BrokerDesk() {
	const { t } = useTranslation('review')
	const { reviews, isHandedBack } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('broker.title')} />
			{isHandedBack ? <Banner tone="success">{t('broker.handedBack')}</Banner> : null}
			{reviews.length === 0 ? (
				<EmptyState title={t('broker.none.title')}>
					<p>{t('broker.none.text')}</p>
				</EmptyState>
			) : (
				<ReviewTable reviews={reviews} to="/broker/reviews" hasTask />
			)}
		</main>
	)
}
