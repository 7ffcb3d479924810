import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useErrorText } from '#app/components/form/error-text.ts'
import { ArrangeTable } from '#app/components/list/arrange-table.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { composeList } from '#app/services/list/compose-list.server.ts'
import { readTargets } from '#app/services/list/move-challenges.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const { page } = parseSearch(request, PageSearch)
	const { refused } = parseSearch(request, RefusedSearch)
	const outcome = await composeList({ store: context.store, actor, code, page, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const targets = await readTargets({ store: context.store, actor, code })
	if (!targets.ok) throw answerRefusal(targets.refusal)
	const { list, challenges, offset, count, page: shown, pages } = outcome.value
	const title = await pageTitle(request, (t) => t('compose:arrange.title', { list: list.title }))
	const isMoved = new URL(request.url).searchParams.has('moved')
	return { title, list, challenges, offset, count, page: shown, pages, targets: targets.value, refused, isMoved }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ArrangeList() {
	const { list, challenges, offset, count, targets, refused, isMoved, page, pages } = useLoaderData<typeof loader>()
	const { t } = useTranslation('compose')
	const format = useFormat()
	const error = useErrorText()(refused?.split(' '))
	const name = format.name({ name: list.title, nameEn: list.titleEn })
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: address(list.code), label: name }]} />
			<PageHead title={t('arrange.title', { list: name })}>{t('arrange.lead')}</PageHead>
			<ErrorSummary errors={error ? [{ id: '', text: error }] : []} />
			{isMoved ? <Banner tone="success">{t('arrange.moved')}</Banner> : null}
			<ArrangeTable list={list} challenges={challenges} offset={offset} count={count} targets={targets} />
			<Pagination page={page} pages={pages} to={(to) => `${address(list.code)}/arrange?page=${to}`} />
		</main>
	)
}
