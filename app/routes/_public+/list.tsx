import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Money } from '#app/components/challenge/money.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { ChainMark, DemoMark, Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { readList } from '#app/services/list/read-list.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const outcome = await readList({ store: context.store, actor: await getActor(context), code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, () => outcome.value.list.title), ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function List() {
	const { list, owner, chain, challenges } = useLoaderData<typeof loader>()
	const { t } = useTranslation('list')
	const format = useFormat()
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/lists', label: t('title') }]} />
			<PageHead
				title={format.name({ name: list.title, nameEn: list.titleEn })}
				actions={
					<LinkButton to={`/lists/${encodeURIComponent(list.code)}/download`} reloadDocument>
						{t('download')}
					</LinkButton>
				}
			>
				<span className="cluster">
					<span className="code">{list.code}</span>
					{chain ? <ChainMark hue={chain.hue} name={format.title(chain)} /> : null}
					{list.origin === 'foreign' ? <Tag>{t('foreign')}</Tag> : null}
					{list.releasedAt ? <span>{t('released', { day: format.day(list.releasedAt) })}</span> : null}
					<span>{t('count', { count: challenges.length })}</span>
					{owner ? (
						<span>
							{t('owner')} <Link to={`/organisations/${owner.slug}`}>{format.name(owner)}</Link>
						</span>
					) : null}
					<DemoMark isDemo={list.isDemo} />
				</span>
			</PageHead>
			{list.note ? <p className="prose">{list.note}</p> : null}
			{challenges.length === 0 ? <EmptyState title={t('empty')} /> : <ListTable />}
		</main>
	)
}

function ListTable() {
	const { challenges } = useLoaderData<typeof loader>()
	const { t } = useTranslation('list')
	const format = useFormat()
	return (
		<table className="stacked published">
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
						<td className="num">{at + 1}</td>
						<th scope="row" lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
							<span className="code">{challenge.code}</span>
							<br />
							<Link to={`/challenges/${challenge.code}`}>{challenge.title}</Link>
						</th>
						<td data-label={t('issuer')}>{format.name(challenge.issuer)}</td>
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
