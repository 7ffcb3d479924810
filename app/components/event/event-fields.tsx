import { useTranslation } from 'react-i18next'
import { BoundText } from '../form/bound-fields.tsx'

type Bound = Parameters<typeof BoundText>[0]['field']

/** What is said of an event. */
export function EventFields({ fields }: { fields: Record<'name' | 'nameEn' | 'place' | 'beginsAt', Bound> }) {
	const { t } = useTranslation('event')
	return (
		<>
			<BoundText field={fields.name} label={t('form.name')} hint={t('form.nameHint')} />
			<BoundText field={fields.nameEn} label={t('form.nameEn')} />
			<BoundText field={fields.place} label={t('form.place')} hint={t('form.placeHint')} />
			<BoundText field={fields.beginsAt} type="datetime-local" label={t('form.beginsAt')} isShort />
		</>
	)
}

/** The names of these fields, for the summary of errors. */
export function useEventLabels(): Record<string, string> {
	const { t } = useTranslation('event')
	return { name: t('form.name'), nameEn: t('form.nameEn'), place: t('form.place'), beginsAt: t('form.beginsAt') }
}
