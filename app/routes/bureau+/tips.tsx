import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TiesBanner } from '#app/components/judging/ties-banner.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, PageSearch, parseSearch } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readTips } from '#app/services/objection/read-tips.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bureauOfficer')
	const { page } = parseSearch(request, PageSearch)
	const outcome = await readTips({ store: context.store, actor, page, now: context.now() })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('notice:tips.title')), ...outcome.value, page }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BureauTips() {
	const { t } = useTranslation('notice')
	const format = useFormat()
	const { tips, hasMore, isTied, page } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/bureau/objections', label: t('bureau.title') }]} />
			<PageHead title={t('tips.title')} />
			<TiesBanner isTied={isTied} />
			{tips.length === 0 ? (
				<EmptyState title={t('tips.none.title')}>
					<p>{t('tips.none.text')}</p>
				</EmptyState>
			) : (
				tips.map(({ id, statement, leftAt, isNew, challenge }) => (
					<article key={id}>
						<h2>
							<Link to={`/challenges/${challenge.code}`}>{challenge.title}</Link> {isNew ? <Tag tone="blue">{t('tips.new')}</Tag> : null}
						</h2>
						<p className="faint">{format.instant(leftAt)}</p>
						<p className="prose">{statement}</p>
					</article>
				))
			)}
			<Pagination page={page} pages={hasMore ? page + 1 : page} to={(to) => `/bureau/tips?page=${to}`} />
		</main>
	)
}
