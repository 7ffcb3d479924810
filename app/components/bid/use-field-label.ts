import { useTranslation } from 'react-i18next'
import { bidSections } from '#app/domain/bid/content.ts'

/** The name of a field of a bid as people read it; a promise or note is named after its indicator. */
export function useFieldLabel(indicators: readonly { id: string; name: string }[]) {
	const { t } = useTranslation('bid')
	return (field: string): string => {
		const section = bidSections.find((one) => one === field)
		if (section) return t(`edit.sections.${section}`)
		const indicator = indicators.find(({ id }) => field.endsWith(`.${id}`))
		if (!indicator) return t('edit.price')
		return field.startsWith('notes.') ? t('edit.noteOf', { name: indicator.name }) : t('edit.promiseOf', { name: indicator.name })
	}
}

/** The id of a field's control on the page of the bid, for links to it. */
export function fieldId(field: string): string {
	return `bid-${field}`
}
