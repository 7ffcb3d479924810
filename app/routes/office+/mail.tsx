import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { MailTable } from '#app/components/office/mail-table.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { mailStates } from '#app/domain/mail/mail.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, PageSearch, parseSearch } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMails } from '#app/services/mail/read-mails.server.ts'

const Search = PageSearch.extend({
	state: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.enum(mailStates)).catch('waiting'),
	retried: z.preprocess((value) => value !== undefined, z.boolean()),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { page, state, retried } = parseSearch(request, Search)
	const outcome = await readMails({ store: context.store, actor, state, page })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('news:outbox.title')), ...outcome.value, state, isRetried: retried }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OfficeMail() {
	const { t } = useTranslation('news')
	const { mails, counts, state, page, pages, isRetried } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('outbox.title')} />
			<p className="measure">{t('outbox.lead')}</p>
			{isRetried ? <Banner tone="success">{t('outbox.retried')}</Banner> : null}
			<Tabs
				label={t('outbox.filter')}
				tabs={mailStates.map((one) => ({
					to: `/office/mail?state=${one}`,
					label: t(`outbox.state.${one}`),
					count: String(counts[one]),
					isCurrent: one === state,
				}))}
			/>
			{mails.length === 0 ? <EmptyState title={t(`outbox.empty.${state}`)} /> : <MailTable mails={mails} state={state} />}
			<Pagination page={page} pages={pages} to={(to) => `/office/mail?state=${state}&page=${to}`} />
		</main>
	)
}
