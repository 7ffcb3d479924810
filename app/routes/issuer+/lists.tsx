import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark, Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readOwnLists } from '#app/services/list/read-own-lists.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { lists } = await readOwnLists({ store: context.store, actor, now: context.now() })
	return { title: await pageTitle(request, (t) => t('list:compose.lists.title')), lists }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OwnLists() {
	const { lists } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['list', 'compose', 'event'])
	const format = useFormat()
	return (
		<main id="main" className="wrap">
			<PageHead
				title={t('compose.lists.title')}
				actions={
					<>
						<LinkButton to="/events">{t('event:title')}</LinkButton>
						<LinkButton variant="primary" to="/issuer/lists/new">
							{t('compose.lists.new')}
						</LinkButton>
					</>
				}
			/>
			{lists.length === 0 ? (
				<EmptyState title={t('compose.lists.none')}>
					<p>{t('compose.lists.noneHint')}</p>
				</EmptyState>
			) : null}
			<ul className="entries">
				{lists.map((list) => (
					<li key={list.code}>
						<h2>
							<Link to={`/issuer/lists/${encodeURIComponent(list.code)}`}>{format.name({ name: list.title, nameEn: list.titleEn })}</Link>
						</h2>
						<span className="cluster muted">
							<span className="code">{list.code}</span>
							<Tag tone={list.status === 'draft' ? 'blue' : 'plain'}>{t(`compose.status.${list.status}`)}</Tag>
							<span>{t('compose.lists.count', { count: list.challengeCount })}</span>
							{list.status === 'draft' && list.releaseAt && !list.releaseRefusedAt ? (
								<Tag tone="seal">{t('compose:set.title', { at: `${format.day(list.releaseAt)} ${format.time(list.releaseAt)}` })}</Tag>
							) : null}
							{list.status === 'draft' && list.releaseRefusedAt ? <Tag tone="warn">{t('compose:refused.title')}</Tag> : null}
							{list.releasedAt ? <span>{t('released', { day: format.day(list.releasedAt) })}</span> : null}
							<DemoMark isDemo={list.isDemo} />
						</span>
					</li>
				))}
			</ul>
		</main>
	)
}
