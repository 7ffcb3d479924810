import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EventEntries } from '#app/components/event/event-entries.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { getActor } from '#app/server/session.server.ts'
import { readEvents } from '#app/services/event/read-events.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { page } = parseSearch(request, PageSearch)
	const found = await readEvents({ store: context.store, actor: await getActor(context), page, now: context.now() })
	const path = found.page > 1 ? `/events?page=${found.page}` : '/events'
	return { head: await pageHead({ request, context, path }, (t) => ({ title: t('event:title'), description: t('event:subtitle') })), ...found }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function Events() {
	const { upcoming, past, page, pages, mayCreate } = useLoaderData<typeof loader>()
	const { t } = useTranslation('event')
	return (
		<main id="main" className="wrap">
			<PageHead title={t('title')} actions={mayCreate ? <LinkButton to="/events/new">{t('form.new')}</LinkButton> : null}>
				{t('subtitle')}
			</PageHead>
			{upcoming.length + past.length === 0 ? (
				<EmptyState title={t('none')}>
					<p>{t('noneHint')}</p>
				</EmptyState>
			) : (
				<>
					<h2>{t('upcoming')}</h2>
					{upcoming.length === 0 ? <p className="muted">{t('noUpcoming')}</p> : <EventEntries events={upcoming} />}
					{past.length > 0 ? <h2>{t('past')}</h2> : null}
					<EventEntries events={past} />
				</>
			)}
			<Pagination page={page} pages={pages} to={(to) => `/events?page=${to}`} />
		</main>
	)
}
