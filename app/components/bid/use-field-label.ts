import { useTranslation } from 'react-i18next'
import { bidSections } from '#app/domain/bid/content.ts'
import { useFormat } from '#app/i18n/use-format.ts'

type Partners = readonly { organisationId: string; organisation: { name: string; nameEn: string | null } }[]

/** The name of a field of a bid as people read it; a promise or note is named after its indicator, a partner after itself. */
export function useFieldLabel(indicators: readonly { id: string; name: string }[], partners: Partners = []) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (field: string): string => {
		const section = bidSections.find((one) => one === field)
		if (section) return t(`edit.sections.${section}`)
		if (field.startsWith('partners.')) {
			const partner = partners.find(({ organisationId }) => field.endsWith(`.${organisationId}`))
			return partner ? t('partners.of', { name: format.name(partner.organisation) }) : t('partners.own')
		}
		const indicator = indicators.find(({ id }) => field.endsWith(`.${id}`))
		if (!indicator) return t('edit.price')
		return field.startsWith('notes.') ? t('edit.noteOf', { name: indicator.name }) : t('edit.promiseOf', { name: indicator.name })
	}
}

/** The id of a field's control on the page of the bid, for links to it. */
export function fieldId(field: string): string {
	return `bid-${field}`
}
