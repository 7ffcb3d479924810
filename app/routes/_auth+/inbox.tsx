import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TiesBanner } from '#app/components/judging/ties-banner.tsx'
import { useNewsWords } from '#app/components/notification/use-news-words.ts'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { DemoMark, Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readInbox } from '#app/services/notification/read-inbox.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { page } = parseSearch(request, PageSearch)
	return { title: await pageTitle(request, (t) => t('news:inbox.title')), ...(await readInbox({ store: context.store, actor, page, now: context.now() })) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Inbox() {
	const { t } = useTranslation('news')
	const { notifications, unread, isTied, page, pages } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead
				title={t('inbox.title')}
				actions={
					<>
						<LinkButton to="/account/follows">{t('inbox.follows')}</LinkButton>
						<LinkButton to="/account/notifications">{t('inbox.choices')}</LinkButton>
					</>
				}
			>
				{t('inbox.lead')}
			</PageHead>
			<TiesBanner isTied={isTied} />
			{unread > 0 ? (
				<Form method="post" action="/inbox/read" className="split">
					<p className="muted">{t('inbox.unread', { count: unread })}</p>
					<Button>{t('inbox.markAllRead')}</Button>
				</Form>
			) : null}
			{notifications.length === 0 ? (
				<EmptyState title={t('inbox.empty.title')}>
					<p>{t('inbox.empty.text')}</p>
					<p>
						<Link to="/challenges">{t('inbox.browse')}</Link>
					</p>
				</EmptyState>
			) : (
				<ol className="inbox">
					{notifications.map((notification) => (
						<Entry key={notification.id} notification={notification} page={page} />
					))}
				</ol>
			)}
			<Pagination page={page} pages={pages} to={(to) => `/inbox?page=${to}`} />
		</main>
	)
}

type Notification = ReturnType<typeof useLoaderData<typeof loader>>['notifications'][number]

function Entry({ notification, page }: { notification: Notification; page: number }) {
	const { t } = useTranslation('news')
	const words = useNewsWords()
	const format = useFormat()
	const { id, createdAt, isRead, isDemo } = notification
	const text = words(notification)
	return (
		<li className={isRead ? undefined : 'unread'}>
			<p>
				<Link to={`/inbox/${id}`}>{text}</Link>
			</p>
			<div className="cluster muted">
				{isRead ? null : <Tag tone="blue">{t('inbox.isUnread')}</Tag>}
				<time dateTime={createdAt.toISOString()}>{format.instant(createdAt)}</time>
				<DemoMark isDemo={isDemo} />
				{isRead ? null : (
					<Form method="post" action={`/inbox/${id}`} preventScrollReset>
						<input type="hidden" name="page" value={page} />
						<Button variant="link" aria-label={t('inbox.markReadNamed', { text })}>
							{t('inbox.markRead')}
						</Button>
					</Form>
				)}
			</div>
		</li>
	)
}
