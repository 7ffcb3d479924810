import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { BoundArea, BoundSelect, BoundText } from '../form/bound-fields.tsx'

type Bound = Parameters<typeof BoundText>[0]['field']
type Event = { slug: string; name: string; nameEn: string; beginsAt: Date }

/** What a composer says of a list. */
export function ListFields({ fields, events }: { fields: Record<'title' | 'titleEn' | 'note' | 'bidsCloseAt' | 'event', Bound>; events: readonly Event[] }) {
	const { t } = useTranslation(['list', 'event'])
	const format = useFormat()
	return (
		<>
			<BoundText field={fields.title} label={t('compose.form.title')} hint={t('compose.form.titleHint')} />
			<BoundText field={fields.titleEn} label={t('compose.form.titleEn')} />
			<BoundArea field={fields.note} label={t('compose.form.note')} />
			<BoundText field={fields.bidsCloseAt} type="datetime-local" label={t('compose.form.bidsCloseAt')} hint={t('compose.form.bidsCloseAtHint')} isShort />
			<BoundSelect
				field={fields.event}
				label={t('event:choose')}
				hint={t('event:chooseHint')}
				placeholder={t('event:chooseNone')}
				options={events.map((event) => ({ value: event.slug, label: `${format.name(event)} · ${format.instant(event.beginsAt)}` }))}
			/>
		</>
	)
}

/** The names of these fields, for the summary of errors. */
export function useListLabels(): Record<string, string> {
	const { t } = useTranslation(['list', 'event'])
	return {
		chainSlug: t('compose.form.chain'),
		title: t('compose.form.title'),
		titleEn: t('compose.form.titleEn'),
		note: t('compose.form.note'),
		bidsCloseAt: t('compose.form.bidsCloseAt'),
		event: t('event:choose'),
	}
}
