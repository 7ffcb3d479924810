import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LeftUntil } from '#app/components/event/left-until.tsx'
import { ListEntries } from '#app/components/list/list-entries.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { SlugParams } from '#app/domain/organisation/forms.ts'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { nameIn } from '#app/i18n/format.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { readEvent } from '#app/services/event/read-event.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { slug } = parseParams(params, SlugParams)
	const now = context.now()
	const outcome = await readEvent({ store: context.store, actor: await getActor(context), slug, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { event } = outcome.value
	const head = await pageHead({ request, context, path: `/events/${slug}` }, (t, language) => ({
		title: nameIn(language, event),
		description: `${t('event:title')} · ${event.place}`,
	}))
	return { head, now, ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function EventPage() {
	const { event, released, composed, mayChange, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('event')
	const format = useFormat()
	const isUpcoming = event.beginsAt > now
	return (
		<main id="main" className="wrap published">
			<div className="split no-print">
				<Breadcrumbs items={[{ to: '/events', label: t('title') }]} />
				{mayChange ? <LinkButton to={`/events/${event.slug}/change`}>{t('page.change')}</LinkButton> : null}
			</div>
			<header>
				<h1>
					<Name of={{ name: event.name, nameEn: event.nameEn || null }} />
				</h1>
				<p className="muted">{event.place}</p>
				<p className="cluster">
					<time dateTime={event.beginsAt.toISOString()}>{t('begins', { at: format.instant(event.beginsAt) })}</time>
					<DemoMark isDemo={event.isDemo} />
				</p>
				{isUpcoming ? (
					<p>
						<LeftUntil instant={event.beginsAt} serverNow={now} words={(span) => t('left', { span })} over="" />
					</p>
				) : null}
			</header>
			<h2>{t('page.released')}</h2>
			{released.length === 0 ? <p className="muted">{isUpcoming ? t('page.before') : t('page.nothing')}</p> : <ListEntries lists={released} />}
			{composed.length > 0 ? (
				<section className="no-print">
					<h2>{t('page.composed')}</h2>
					<ul className="entries">
						{composed.map((list) => (
							<li key={list.code}>
								<h3>
									<Link to={list.mayCompose ? `/issuer/lists/${encodeURIComponent(list.code)}` : `/lists/${encodeURIComponent(list.code)}`}>
										<Name of={{ name: list.title, nameEn: list.titleEn }} />
									</Link>
								</h3>
								<span className="cluster muted">
									<span className="code">{list.code}</span>
									<span>
										{list.releaseAt ? t('page.scheduled', { at: `${format.day(list.releaseAt)} ${format.time(list.releaseAt)}` }) : t('page.unscheduled')}
									</span>
								</span>
							</li>
						))}
					</ul>
				</section>
			) : null}
		</main>
	)
}
