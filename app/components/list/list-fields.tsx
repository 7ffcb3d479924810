import { useTranslation } from 'react-i18next'
import { BoundArea, BoundText } from '../form/bound-fields.tsx'

type Bound = Parameters<typeof BoundText>[0]['field']

/** What a composer says of a list. */
export function ListFields({ fields }: { fields: Record<'title' | 'titleEn' | 'note' | 'bidsCloseAt', Bound> }) {
	const { t } = useTranslation('list')
	return (
		<>
			<BoundText field={fields.title} label={t('compose.form.title')} hint={t('compose.form.titleHint')} />
			<BoundText field={fields.titleEn} label={t('compose.form.titleEn')} />
			<BoundArea field={fields.note} label={t('compose.form.note')} />
			<BoundText field={fields.bidsCloseAt} type="datetime-local" label={t('compose.form.bidsCloseAt')} hint={t('compose.form.bidsCloseAtHint')} isShort />
		</>
	)
}

/** The names of these fields, for the summary of errors. */
export function useListLabels(): Record<string, string> {
	const { t } = useTranslation('list')
	return {
		chainSlug: t('compose.form.chain'),
		title: t('compose.form.title'),
		titleEn: t('compose.form.titleEn'),
		note: t('compose.form.note'),
		bidsCloseAt: t('compose.form.bidsCloseAt'),
	}
}
