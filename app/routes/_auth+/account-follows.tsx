import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EndFollowing } from '#app/components/notification/follow-button.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { mostFollows } from '#app/services/notification/follow.server.ts'
import { readFollows } from '#app/services/notification/read-follows.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { page, refused } = parseSearch(request, PageSearch.extend(RefusedSearch.shape))
	const read = await readFollows({ store: context.store, actor, page })
	return { title: await pageTitle(request, (t) => t('news:follows.title')), ...read, mostFollows: refused === 'too-many-follows' ? mostFollows : null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Follows() {
	const { t } = useTranslation('news')
	const format = useFormat()
	const { follows, page, pages, mostFollows } = useLoaderData<typeof loader>()
	const nameOf = ({ kind, target, subject }: (typeof follows)[number]) => {
		if (!subject) return t('follows.gone')
		return kind === 'search' ? new URLSearchParams(target).get('q') || t('follows.everything') : format.name(subject)
	}
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/inbox', label: t('inbox.title') }]} />
			<PageHead title={t('follows.title')} actions={<LinkButton to="/account/notifications">{t('inbox.choices')}</LinkButton>}>
				{t('follow.note')}
			</PageHead>
			{mostFollows === null ? null : (
				<Banner tone="danger">
					<p>{t('follow.tooMany', { count: mostFollows })}</p>
				</Banner>
			)}
			{follows.length === 0 ? (
				<EmptyState title={t('follows.empty.title')}>
					<p>{t('follows.empty.text')}</p>
					<p>
						<Link to="/challenges">{t('inbox.browse')}</Link>
					</p>
				</EmptyState>
			) : (
				<ul className="rows">
					{follows.map((followed) => (
						<li key={`${followed.kind} ${followed.target}`}>
							<div>
								<Tag>{t(`follows.kind.${followed.kind}`)}</Tag>{' '}
								{followed.subject ? <Link to={followed.subject.path}>{nameOf(followed)}</Link> : <span className="muted">{nameOf(followed)}</span>}{' '}
								{followed.kind === 'search' ? <Conditions target={followed.target} /> : <span className="code">{followed.subject?.code}</span>}
							</div>
							<div className="cluster muted">
								{t('follows.since', { day: format.day(followed.createdAt) })}
								<EndFollowing
									kind={followed.kind}
									target={followed.target}
									to={`/account/follows?page=${page}`}
									label={t('follow.end')}
									name={t('follows.endNamed', { name: nameOf(followed) })}
								/>
							</div>
						</li>
					))}
				</ul>
			)}
			<Pagination page={page} pages={pages} to={(to) => `/account/follows?page=${to}`} />
		</main>
	)
}

/** How many filters a saved search has besides its words. */
function Conditions({ target }: { target: string }) {
	const { t } = useTranslation('news')
	const count = [...new URLSearchParams(target).keys()].filter((key) => key !== 'q').length
	return count > 0 ? <span className="muted">{t('follows.conditions', { count })}</span> : null
}
