import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Money } from '#app/components/challenge/money.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { FollowButton } from '#app/components/notification/follow-button.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs, EmptyState } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { ChainMark, DemoMark, Tag } from '#app/components/ui/tag.tsx'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { PageSearch, parseParams, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { readList } from '#app/services/list/read-list.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const { page } = parseSearch(request, PageSearch)
	const outcome = await readList({ store: context.store, actor: await getActor(context), code, page, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { list } = outcome.value
	const head = await pageHead({ request, context, path: `/lists/${encodeURIComponent(list.code)}` }, (t, language) => ({
		title: (language === 'en' && list.titleEn) || list.title,
		description: list.note || t('list:subtitle'),
	}))
	return { head, ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function List() {
	const { list, owner, event, chain, challenges, sum, page, pages, following } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['list', 'event', 'compose'])
	const format = useFormat()
	const path = `/lists/${encodeURIComponent(list.code)}`
	return (
		<main id="main" className="wrap published">
			<div className="split no-print">
				<Breadcrumbs items={[{ to: '/lists', label: t('title') }]} />
				<div className="cluster">
					<FollowButton kind="list" name={list.code} following={following} to={path} />
					<LinkButton to={`${path}/download`} reloadDocument>
						{t('download')}
					</LinkButton>
					<LinkButton to={`${path}/document`} reloadDocument>
						{t('compose:document')}
					</LinkButton>
				</div>
			</div>
			<header>
				<p className="cluster">
					<span className="code">{list.code}</span>
					{chain ? <ChainMark hue={chain.hue} name={format.title(chain)} /> : null}
					{list.origin === 'foreign' ? <Tag>{t('foreign')}</Tag> : null}
					<DemoMark isDemo={list.isDemo} />
				</p>
				<h1>
					<Name of={{ name: list.title, nameEn: list.titleEn }} />
				</h1>
				<p className="muted">
					{t('count', { count: sum.count })}
					{sum.budgetFen > 0 ? ` · ${t('sum', { money: format.fen(sum.budgetFen) })}` : null}
				</p>
			</header>
			{list.note ? <p className="prose">{list.note}</p> : null}
			{challenges.length === 0 ? <EmptyState title={t('empty')} /> : <ListTable />}
			<Pagination page={page} pages={pages} to={(to) => `${path}?page=${to}`} />
			<footer>
				{owner ? (
					<p>
						{t('owner')}{' '}
						<Link to={`/organisations/${owner.slug}`}>
							<Name of={owner} />
						</Link>
					</p>
				) : null}
				{event ? (
					<p>
						{t('event:held')}{' '}
						<Link to={`/events/${event.slug}`}>
							<Name of={{ name: event.name, nameEn: event.nameEn || null }} />
						</Link>
						{` · ${event.place} · ${format.instant(event.beginsAt)}`}
					</p>
				) : null}
				{list.releasedAt ? <p>{t('released', { day: format.day(list.releasedAt) })}</p> : null}
			</footer>
		</main>
	)
}

function ListTable() {
	const { challenges, offset } = useLoaderData<typeof loader>()
	const { t } = useTranslation('list')
	const format = useFormat()
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col" className="num">
						{t('number')}
					</th>
					<th scope="col">{t('challenge')}</th>
					<th scope="col">{t('issuer')}</th>
					<th scope="col">{t('city')}</th>
					<th scope="col">{t('budget')}</th>
					<th scope="col">{t('closes')}</th>
					<th scope="col">{t('status')}</th>
				</tr>
			</thead>
			<tbody>
				{challenges.map((challenge, at) => (
					<tr key={challenge.code}>
						<td className="num">{offset + at + 1}</td>
						<th scope="row" lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
							<span className="code">{challenge.code}</span>
							<br />
							<Link to={`/challenges/${challenge.code}`}>{challenge.title}</Link>
						</th>
						<td data-label={t('issuer')}>
							<Name of={challenge.issuer} />
						</td>
						<td data-label={t('city')}>{challenge.city ? format.title(challenge.city) : null}</td>
						<td data-label={t('budget')}>
							<Money budgetFen={challenge.budgetFen} budgetNote={challenge.budgetNote} />
						</td>
						<td data-label={t('closes')}>{challenge.bidsCloseAt ? format.instant(challenge.bidsCloseAt) : null}</td>
						<td data-label={t('status')}>
							<StatusTag status={challenge.status} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
