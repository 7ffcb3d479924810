import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Name } from '../ui/name.tsx'
import { DemoMark } from '../ui/tag.tsx'

type Entry = { slug: string; name: string; nameEn: string; place: string; beginsAt: Date; isDemo: boolean; listCount?: number }

/** Events by name, time and place. */
export function EventEntries({ events }: { events: readonly Entry[] }) {
	const { t } = useTranslation('event')
	const format = useFormat()
	return (
		<ul className="entries">
			{events.map((event) => (
				<li key={event.slug}>
					<h3>
						<Link to={`/events/${event.slug}`}>
							<Name of={{ name: event.name, nameEn: event.nameEn || null }} />
						</Link>
					</h3>
					<span className="cluster muted">
						<time dateTime={event.beginsAt.toISOString()}>{format.instant(event.beginsAt)}</time>
						<span>{event.place}</span>
						{event.listCount ? <span>{t('lists', { count: event.listCount })}</span> : null}
						<DemoMark isDemo={event.isDemo} />
					</span>
				</li>
			))}
		</ul>
	)
}
